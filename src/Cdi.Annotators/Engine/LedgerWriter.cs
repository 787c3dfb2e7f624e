using Cdi.Annotators.Providers;
using Cdi.Ledgers;
using Cdi.Ledgers.Calls;
using Polly;
using Polly.Retry;

namespace Cdi.Annotators.Engine;

/// <summary>Writes to a ledger and finds in it, again where that fails, and stops the run where it keeps failing.</summary>
internal sealed class LedgerWriter
{
    private const int Attempts = 6;

    private readonly ICallLedger ledger;
    private readonly ResiliencePipeline trying;

    /// <summary>A writer.</summary>
    public LedgerWriter(ICallLedger ledger, TimeProvider clock)
    {
        this.ledger = ledger;
        trying = new ResiliencePipelineBuilder { TimeProvider = clock }.AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<LedgerException>(), MaxRetryAttempts = Attempts, BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromMilliseconds(50), UseJitter = true,
        }).Build();
    }

    /// <summary>What is known of a request.</summary>
    /// <exception cref="EngineStop">The ledger cannot be read.</exception>
    public ValueTask<CallHistory> FindAsync(string key, CancellationToken interrupted) => TryAsync(token => ledger.FindAsync(key, token), interrupted);

    /// <summary>Writes that a call is about to be sent.</summary>
    /// <exception cref="CallException">Another process holds it.</exception>
    /// <exception cref="EngineStop">The ledger cannot be written, or a limit that processes share is reached.</exception>
    public async ValueTask BeginAsync(CallEvent.Begun begun, CancellationToken interrupted) =>
        Grant(await TryAsync(token => ledger.BeginAsync(begun, token), interrupted).ConfigureAwait(false));

    /// <summary>Writes that calls are about to be submitted together.</summary>
    /// <exception cref="CallException">Another process holds one of them.</exception>
    /// <exception cref="EngineStop">The ledger cannot be written.</exception>
    public async ValueTask BeginBatchAsync(CallBatch batch, IReadOnlyList<CallEvent.Begun> calls, CancellationToken interrupted) =>
        Grant(await TryAsync(token => ledger.BeginBatchAsync(batch, calls, token), interrupted).ConfigureAwait(false));

    /// <summary>Writes how a call ended or a batch went on.</summary>
    /// <exception cref="EngineStop">The ledger cannot be written.</exception>
    public async ValueTask EndAsync(CallEvent ended) => await TryAsync(
        async _ =>
        {
            await ledger.EndAsync(ended).ConfigureAwait(false);
            return BeginResult.Granted;
        },
        CancellationToken.None).ConfigureAwait(false);

    private static void Grant(BeginResult result)
    {
        if (result == BeginResult.Held) throw new CallException(new(CallFault.HeldElsewhere, "another process asks this", false), CallReaction.GiveUpText);
        if (result == BeginResult.OverLimit) throw new EngineStop(StopReason.CostCeiling, "all processes of the study together could spend more");
    }

    private async ValueTask<T> TryAsync<T>(Func<CancellationToken, ValueTask<T>> attempt, CancellationToken interrupted)
    {
        try
        {
            return await trying.ExecuteAsync(attempt, interrupted).ConfigureAwait(false);
        }
        catch (LedgerException failure)
        {
            throw new EngineStop(StopReason.Ledger, failure.Fact, failure);
        }
    }
}
