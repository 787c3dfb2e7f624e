using System.Collections.Concurrent;
using System.Diagnostics;
using Cdi.Annotators.Engine;
using Cdi.Ledgers.Calls;
using Cdi.ModelServer;

namespace Cdi.Annotators.Tests;

/// <summary>A provider that fails is left alone for a while.</summary>
public sealed class CircuitBreakerTests : IDisposable
{
    private static readonly TimeSpan Break = TimeSpan.FromMilliseconds(600);
    private readonly string folder = Directory.CreateTempSubdirectory("cdi-breaker-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Nothing_is_sent_while_a_provider_recovers_and_every_text_is_annotated_after_that()
    {
        var times = new ConcurrentQueue<long>();
        await using var server = await LocalModelServer.StartAsync(new()
        {
            Answer = Letters.Answer,
            Fault = _ =>
            {
                times.Enqueue(Stopwatch.GetTimestamp());
                return times.Count <= 40 ? ServerFault.ServerError : ServerFault.None;
            },
        });
        using var provider = Letters.OpenAI(server);
        await using var ledger = SqliteCallLedger.Open(Path.Combine(folder, "study.ledger"), TimeProvider.System);
        var result = await new AnnotationRun(Letters.Task(Letters.Table(60), provider), provider, ledger, Letters.Quick with
        {
            Concurrency = 8, BreakLength = Break, Resends = 40,
        }).RunAsync(default);
        Assert.Equal((60, StopReason.None), (result.Annotated, result.Stopped));
        // Waits of sending again are 50 ms at most; the breaker opens once twenty calls have failed.
        var pauses = times.Zip(times.Skip(1), Stopwatch.GetElapsedTime);
        Assert.Contains(pauses, pause => pause > Break * 0.8);
    }

    [Fact]
    public async Task A_provider_that_does_not_recover_stops_the_run_and_is_hardly_called_meanwhile()
    {
        var calls = 0;
        await using var server = await LocalModelServer.StartAsync(new()
        {
            Answer = Letters.Answer,
            Fault = _ =>
            {
                Interlocked.Increment(ref calls);
                return ServerFault.ServerError;
            },
        });
        using var provider = Letters.OpenAI(server);
        await using var ledger = SqliteCallLedger.Open(Path.Combine(folder, "down.ledger"), TimeProvider.System);
        var result = await new AnnotationRun(Letters.Task(Letters.Table(2000), provider), provider, ledger, Letters.Quick with
        {
            Concurrency = 8, BreakLength = TimeSpan.FromMilliseconds(500), Resends = 5, UnreachableTexts = 2000,
        }).RunAsync(default);
        Assert.Equal((0, StopReason.Unreachable), (result.Annotated, result.Stopped));
        Assert.Contains("6 times in succession", result.Detail, StringComparison.Ordinal);
        // Twenty failures open the circuit, at most seven more are under way, and each of five trials is one call.
        Assert.InRange(calls, 25, 20 + 7 + 5);
    }
}
