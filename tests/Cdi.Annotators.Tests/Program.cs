using Cdi.Ledgers.Calls;
using Cdi.Annotators.Engine;
using Cdi.Annotators.Providers;

namespace Cdi.Annotators.Tests;

/// <summary>A process to be killed: asks about letters, and says how many calls it has sent.</summary>
internal static class Program
{
    private static async Task Main(string[] arguments)
    {
        using var provider = new OpenAIProvider(new(new Uri(arguments[1]), ""), "m-2026-01-15", TimeSpan.FromSeconds(20), TimeProvider.System);
        await using var ledger = SqliteCallLedger.Open(arguments[0], TimeProvider.System);
        Console.Out.WriteLine("ready");
        await new AnnotationRun(Letters.Task(Letters.Table(int.Parse(arguments[2])), provider), provider, ledger, Letters.Quick with { Concurrency = 4 })
            .RunAsync(default);
    }
}
