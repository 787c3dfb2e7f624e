using Cdi.Ledgers.Calls;
using Cdi.Annotators.Engine;
using Cdi.Annotators.Providers;
using Cdi.Ledgers.PostgreSql;

namespace Cdi.Annotators.Tests;

/// <summary>A process to be killed: asks about letters, and says how many calls it has sent.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        var (address, rows, way) = (new Uri(arguments[1]), int.Parse(arguments[2]), arguments.ElementAtOrDefault(3));
        await using var ledger = Open(arguments[0]);
        Console.Out.WriteLine("ready");
        if (way == "wait") await Console.In.ReadLineAsync();
        else if (way is not null)
        {
            using var batches = way == "anthropic"
                ? (IBatchProvider)new AnthropicBatches(new(address, ""), "m-2026-01-15", TimeProvider.System)
                : new OpenAIBatches(new(address, ""), "m-2026-01-15", TimeProvider.System);
            var task = new ModelTask(Letters.Llm() with { Temperature = null }, Letters.Outcome, Letters.Table(rows), batches.Host);
            await new BatchRun(task, batches, ledger, new() { PollInterval = TimeSpan.FromMilliseconds(5) }).RunAsync(default);
            return 0;
        }

        using var provider = new OpenAIProvider(new(address, ""), "m-2026-01-15", TimeSpan.FromSeconds(20), TimeProvider.System);
        var result = await new AnnotationRun(Letters.Task(Letters.Table(rows), provider), provider, ledger, Letters.Quick with { Concurrency = 4 }).RunAsync(default);
        Console.Out.WriteLine($"sent {result.Sent}");
        if (result.Stopped == StopReason.None) return 0;
        await Console.Error.WriteLineAsync($"{result.Stopped}: {result.Detail}");
        return 1;
    }

    // A file, or a connection string and a study.
    private static ICallLedger Open(string place) => place.Split('|') is [var connection, var study]
        ? PostgresCallLedger.Open(connection, study, TimeProvider.System)
        : SqliteCallLedger.Open(place, TimeProvider.System);
}
