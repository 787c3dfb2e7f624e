using System.Diagnostics;
using Cdi.Annotators.Engine;
using Cdi.Annotators.Providers;
using Cdi.Ledgers.Calls;

namespace Cdi.ModelServer.Evidence;

/// <summary>How fast the engine is where the provider answers at once: every call is on file before it is sent and after it is answered.</summary>
internal static class EngineRun
{
    /// <summary>Runs and prints.</summary>
    public static async Task<int> ShowAsync(int rows, int concurrency)
    {
        var folder = Directory.CreateTempSubdirectory("cdi-engine-").FullName;
        var path = Path.Combine(folder, "study.ledger");
        using var provider = new PromptProvider();
        var task = new ModelTask(LoadRun.Llm, LoadRun.Outcome, LoadRun.Table(rows), provider.Host);
        await using (var ledger = SqliteCallLedger.Open(path, TimeProvider.System))
        {
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            var watch = Stopwatch.StartNew();
            var result = await new AnnotationRun(task, provider, ledger, new() { Concurrency = concurrency })
            {
                Price = new("USD", 0.0001m, null, null), MaxCost = 1_000_000,
            }.RunAsync(default);
            var spent = Process.GetCurrentProcess().TotalProcessorTime - before;
            Console.WriteLine($"{rows} calls, {concurrency} at a time, answered at once: {result.Annotated} annotated in {watch.Elapsed.TotalSeconds:0.0} s, "
                + $"{rows / watch.Elapsed.TotalSeconds:0} calls/s, {spent.TotalMicroseconds / rows:0} µs of processor for each, "
                + $"peak memory {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB");
        }

        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private sealed class PromptProvider : IModelProvider
    {
        public event Action<RateLimits>? LimitsTold
        {
            add { }
            remove { }
        }

        public string Host => "here";

        public Task<CallReply> AskAsync(string prompt, CallParameters parameters, CancellationToken cancellation) =>
            Task.FromResult(new CallReply("F", "stop") { Model = "m-2026-01-15", InputTokens = 100, OutputTokens = 1 });

        public void Dispose()
        {
        }
    }
}
