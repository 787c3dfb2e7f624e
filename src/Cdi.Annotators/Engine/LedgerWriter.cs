using Cdi.Annotators.Providers;
using Cdi.Ledgers;
using Cdi.Ledgers.Calls;
using Polly;
using Polly.Retry;

namespace Cdi.Annotators.Engine;

/// <summary>Writes to a ledger, again where a write fails, and stops the run where it keeps failing.</summary>
internal sealed class LedgerWriter
{
    private const int Attempts = 6;

    private readonly ICallLedger ledger;
    private readonly ResiliencePipeline writing;

    /// <summary>A writer.</summary>
    public LedgerWriter(ICallLedger ledger, TimeProvider clock)
    {
        this.ledger = ledger;
        writing = new ResiliencePipelineBuilder { TimeProvider = clock }.AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<LedgerException>(), MaxRetryAttempts = Attempts, BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromMilliseconds(50), UseJitter = true,
        }).Build();
    }

    /// <summary>Writes that a call is about to be sent.</summary>
    /// <exception cref="CallException">Another process holds it.</exception>
    /// <exception cref="EngineStop">The ledger cannot be written.</exception>
    public async ValueTask BeginAsync(CallEvent.Begun begun, CancellationToken interrupted) =>
        Grant(await WriteAsync(token => ledger.BeginAsync(begun, token), interrupted).ConfigureAwait(false));

    /// <summary>Writes that calls are about to be submitted together.</summary>
    /// <exception cref="CallException">Another process holds one of them.</exception>
    /// <exception cref="EngineStop">The ledger cannot be written.</exception>
    public async ValueTask BeginBatchAsync(CallBatch batch, IReadOnlyList<CallEvent.Begun> calls, CancellationToken interrupted) =>
        Grant(await WriteAsync(token => ledger.BeginBatchAsync(batch, calls, token), interrupted).ConfigureAwait(false));

    /// <summary>Writes how a call ended or a batch went on.</summary>
    /// <exception cref="EngineStop">The ledger cannot be written.</exception>
    public async ValueTask EndAsync(CallEvent ended) => await WriteAsync(
        async _ =>
        {
            await ledger.EndAsync(ended).ConfigureAwait(false);
            return true;
        },
        CancellationToken.None).ConfigureAwait(false);

    private static void Grant(bool granted)
    {
        if (!granted) throw new CallException(new("held_elsewhere", "another process asks this", false), CallReaction.GiveUpText);
    }

    private async ValueTask<bool> WriteAsync(Func<CancellationToken, ValueTask<bool>> write, CancellationToken interrupted)
    {
        try
        {
            return await writing.ExecuteAsync(write, interrupted).ConfigureAwait(false);
        }
        catch (LedgerException failure)
        {
            throw new EngineStop(StopReason.Ledger, failure.Fact, failure);
        }
    }
}
