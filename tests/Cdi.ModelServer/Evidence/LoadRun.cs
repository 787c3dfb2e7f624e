using System.Diagnostics;
using Cdi.Annotators.Engine;
using Cdi.Annotators.Providers;
using Cdi.Corpus;
using Cdi.Ledgers.Calls;
using Cdi.Studies.Definitions;

namespace Cdi.ModelServer.Evidence;

/// <summary>Many calls of which some go wrong: what was lost, what was paid twice, how fast, with how much memory.</summary>
internal static class LoadRun
{
    private static readonly ServerFault[] All = [.. Enum.GetValues<ServerFault>().Except([ServerFault.None, ServerFault.Unauthorised])];

    /// <summary>Runs with each kind of fault in turn, or with all of them together.</summary>
    public static async Task<int> ShowAsync(int rows, int percent, string kind)
    {
        if (kind != "each") return await ShowOneAsync(rows, percent, kind);
        var worst = 0;
        foreach (var each in All) worst = Math.Max(worst, await ShowOneAsync(rows, percent, each.ToString()));
        return worst;
    }

    /// <summary>Runs and prints. Client and server share the processors of one machine.</summary>
    private static async Task<int> ShowOneAsync(int rows, int percent, string kind)
    {
        var faults = kind == "all" ? All : [Enum.Parse<ServerFault>(kind)];
        await using var server = await LocalModelServer.StartAsync(new()
        {
            Answer = call => Number(call) % 2 == 0 ? "F" : "C",
            // Spread over the corpus by a multiplication that visits every residue.
            Fault = call => call.Time == 1 && Number(call) * 7919L % 100 < percent ? faults[Number(call) / 100 % faults.Length] : ServerFault.None,
        });
        var path = Path.Combine(Directory.CreateTempSubdirectory("cdi-load-").FullName, "study.ledger");
        using var provider = new OpenAIProvider(new(server.OpenAI, ""), "m-2026-01-15", TimeSpan.FromSeconds(10), TimeProvider.System);
        var task = new ModelTask(Llm, Outcome, Table(rows), provider.Host);
        await using var ledger = SqliteCallLedger.Open(path, TimeProvider.System);
        var watch = Stopwatch.StartNew();
        var result = await new AnnotationRun(task, provider, ledger, new() { Concurrency = 256, FirstDelay = TimeSpan.FromMilliseconds(100) })
        {
            Price = new("USD", 0.0001m, null, null),
        }.RunAsync(default);
        watch.Stop();
        Print(rows, percent, kind, server, result, watch.Elapsed, path);
        return result.Annotated + result.Failures.Sum(each => each.Count) == rows ? 0 : 1;
    }

    private static void Print(int rows, int percent, string kind, LocalModelServer server, AnnotationResult result, TimeSpan length, string path)
    {
        var right = result.Rows.Select((row, number) => (row, number)).Count(each => each.row.Value == each.number % 2);
        Console.WriteLine($"{rows} texts, {percent} % {kind}: {result.Annotated} annotated ({right} right), {result.Pending} pending, "
            + string.Join(", ", result.Failures.Select(each => $"{each.Count} {each.Kind}")));
        Console.WriteLine($"  calls {server.Calls}, charged {server.Charged}, answers on file {result.Totals.Answers}, faults {result.Totals.Faults}, "
            + $"listed as perhaps paid {result.Totals.Open.Count}, charged beyond both {server.Charged - result.Totals.Answers - result.Totals.Open.Count}");
        Console.WriteLine($"  {length.TotalSeconds:0.0} s, {rows / length.TotalSeconds:0} texts/s, "
            + $"peak memory {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB "
            + $"(client and server), ledger {new FileInfo(path).Length >> 20} MiB, stopped: {result.Stopped} {result.Detail}");
    }

    internal static OutcomeDefinition Outcome { get; } = new() { Name = "tone", Options = [new("F", "Friendly"), new("C", "Curt")] };

    internal static LlmDefinition Llm { get; } = new()
    {
        Name = "reader", Outcome = "tone", Model = "m-2026-01-15", Temperature = 0, LabelPrompt = "Friendly or curt?\n{options}\nLetter: {body}",
        AnnotateOnFailure = true, Calls = new() { Protocol = ModelProtocol.OpenAI, Model = "m-2026-01-15", MaxTokens = 5 },
    };

    internal static CorpusTable Table(int rows)
    {
        var corpus = new CorpusDefinition { Name = "letters", Source = "letters.csv", Columns = [new("body", ColumnType.Text)] };
        return CorpusReader.Read(corpus, CorpusRows.Of(
            Enumerable.Range(0, rows).Select(row => $"letter no. {row}. {new string('x', 400)}"), ["body"], (text, cells) => cells.Add(text)));
    }

    private static int Number(ServedCall call) => int.Parse(call.Prompt.Split("no. ")[1].Split('.')[0]);
}
