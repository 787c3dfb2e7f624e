using Cdi.Annotators.Providers;
using Cdi.Ledgers.Calls;
using Polly;
using Polly.CircuitBreaker;

namespace Cdi.Annotators.Engine;

/// <summary>Leaves a provider that has failed alone for a while. Calls wait for it meanwhile, and waiting uses up none of their resends.</summary>
internal sealed class Circuit
{
    private readonly ResiliencePipeline<CallReply> breaker;
    private readonly EngineOptions options;
    private int openings;

    public Circuit(EngineOptions options)
    {
        this.options = options;
        breaker = new ResiliencePipelineBuilder<CallReply> { TimeProvider = options.Clock }.AddCircuitBreaker(new()
        {
            ShouldHandle = new PredicateBuilder<CallReply>().Handle<CallException>(
                failure => failure.Fault.Kind is "server_error" or "broken" or "timed_out" or "unreachable"),
            FailureRatio = 0.9,
            MinimumThroughput = 20,
            SamplingDuration = TimeSpan.FromSeconds(30),
            BreakDuration = options.BreakLength,
            OnOpened = _ =>
            {
                Interlocked.Increment(ref openings);
                return default;
            },
            OnClosed = _ =>
            {
                Interlocked.Exchange(ref openings, 0);
                return default;
            },
        }).Build();
    }

    /// <summary>Calls when the provider may be called.</summary>
    /// <param name="send">The call.</param>
    /// <param name="interrupted">Stops waiting.</param>
    /// <exception cref="CallException">The call failed.</exception>
    /// <exception cref="EngineStop">The provider was left alone more often in succession than a call is sent again.</exception>
    public async ValueTask<CallReply> SendAsync(Func<CancellationToken, ValueTask<CallReply>> send, CancellationToken interrupted)
    {
        while (true)
        {
            try
            {
                return await breaker.ExecuteAsync(send, interrupted).ConfigureAwait(false);
            }
            catch (BrokenCircuitException broken) when (Volatile.Read(ref openings) <= options.Resends)
            {
                await Task.Delay(Wait(broken), options.Clock, interrupted).ConfigureAwait(false);
            }
            catch (BrokenCircuitException broken)
            {
                throw new EngineStop(StopReason.Unreachable, FormattableString.Invariant(
                    $"the provider has failed, and was given time to recover {openings} times in succession"), broken);
            }
        }
    }

    // While one call tries whether the provider has recovered the others are turned away without a time.
    private TimeSpan Wait(BrokenCircuitException broken) =>
        broken.RetryAfter is { } after && after > TimeSpan.Zero ? after : options.BreakLength / 20 + TimeSpan.FromMilliseconds(1);
}
