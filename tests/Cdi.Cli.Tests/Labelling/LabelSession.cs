using Cdi.ModelServer;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Labelling;

/// <summary>A study whose model is asked at a server on this machine.</summary>
internal sealed class LabelSession : IAsyncDisposable
{
    public const int Rows = 40;

    private LabelSession(LocalModelServer server) => Server = server;

    public LocalModelServer Server { get; }

    public CommandSession Session { get; } = new();

    /// <summary>Starts a server whose answers are right, but for what a script says, and writes a study.</summary>
    public static async Task<LabelSession> StartAsync(
        Func<ServedCall, ServerFault>? fault = null, string settings = "", string prices = "", Func<int, BatchFault>? batchFault = null, int batchLooks = 0,
        (int Input, int Output)? usage = null)
    {
        var session = new LabelSession(await LocalModelServer.StartAsync(new()
        {
            Answer = call => NumberOf(call) % 3 == 0 ? "F" : "C", Fault = fault ?? (_ => ServerFault.None),
            BatchFault = batchFault ?? (_ => BatchFault.None), BatchLooks = batchLooks, Usage = usage,
        }));
        session.Session.Write("letters.csv", "letter,body,clerk\n" + string.Concat(
            Enumerable.Range(0, Rows).Select(row => $"L{row},letter no. {row}.,{(row % 3 == 0 ? "F" : "C")}\n")));
        session.Session.Write("study.cdi", session.Spec(settings, prices));
        return session;
    }

    public static int NumberOf(ServedCall call) => int.Parse(call.Prompt.Split("no. ")[1].Split('.')[0]);

    public string Spec(string settings, string prices) => LetterStudy.Spec(
        LetterStudy.Asked("reader", "m-2026-01-15", Server.OpenAI, (settings.Contains("temperature") ? "" : "  temperature = 0\n")
            + (settings.Contains("on_failure") ? "" : "  on_failure = annotate\n") + $"  {settings}\n"),
        "  budget = 20 labels\n  design = uniform\n", "  method = ppi\n", "  write = [json]\n") + $"\n{prices}\n";

    public Transcript Cdi(string arguments) => Session.Cdi(arguments);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Session.Dispose();
    }
}
