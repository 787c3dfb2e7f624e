using System.Collections.Concurrent;
using System.Diagnostics;
using Cdi.Annotators.Engine;
using Cdi.Ledgers.Calls;
using Cdi.ModelServer;

namespace Cdi.Annotators.Tests;

/// <summary>A provider that fails is left alone for a while.</summary>
public sealed class CircuitBreakerTests : IDisposable
{
    private static readonly TimeSpan Break = TimeSpan.FromSeconds(3);
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
                return times.Count <= 28 ? ServerFault.ServerError : ServerFault.None;
            },
        });
        using var provider = Letters.OpenAI(server);
        await using var ledger = SqliteCallLedger.Open(Path.Combine(folder, "study.ledger"), TimeProvider.System);
        var result = await new AnnotationRun(Letters.Task(Letters.Table(60), provider), provider, ledger, Letters.Quick with
        {
            Concurrency = 8, BreakLength = Break, Resends = 400, UnreachableTexts = 60,
        }).RunAsync(default);
        Assert.Equal((60, StopReason.None), (result.Annotated, result.Stopped));
        // While one call tries whether the provider has recovered the others are sent back without a time, and ask again after at most 50 ms.
        // Waits of sending again are 50 ms at most; the breaker opens once twenty calls have failed.
        var pauses = times.Zip(times.Skip(1), Stopwatch.GetElapsedTime);
        Assert.Contains(pauses, pause => pause > Break * 0.8);
    }
}
