using Cdi.ModelServer;

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

    public string Spec(string settings, string prices) => $$""""
        cdi 1

        study letters

        corpus mail {
          source = "letters.csv"
          key = letter
          letter: id from letter
          body: text from body
        }

        outcome tone {
          F = "Friendly"
          C = "Curt"
        }

        llm reader {
          model = "m-2026-01-15"
          base_url = "{{Server.OpenAI}}"
          {{(settings.Contains("temperature") ? "" : "temperature = 0")}}
          label = """
            Friendly or curt? Answer with one letter.
            {options}

            Letter: {body}
            """
          {{(settings.Contains("on_failure") ? "" : "on_failure = annotate")}}
          {{settings}}
        }

        human clerks {
          question = "Is this letter friendly or curt?"
          recorded {
            label = clerk
          }
        }

        estimand share {
          target = prevalence(tone[F])
        }

        sampling {
          budget = 20 labels
          design = uniform
          seed = 11
        }

        inference {
          method = ppi
          generalise = corpus
          alpha = 0.1
        }

        report {
          write = [json]
        }

        {{prices}}
        """";

    public Transcript Cdi(string arguments) => Session.Cdi(arguments);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Session.Dispose();
    }
}
