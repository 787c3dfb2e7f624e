using System.Collections.Concurrent;
using Cdi.Annotators.Providers;
using Cdi.Ledgers.Calls;
using Polly;

namespace Cdi.Annotators.Engine;

/// <summary>Asks a model through a ledger: what is on file is not asked again, what is asked is on file before it is sent, and what comes back is on
/// file before it is used.</summary>
internal sealed class CallEngine : IDisposable
{
    private readonly IModelProvider provider;
    private readonly CallPrice? price;
    private readonly CostCeiling ceiling;
    private readonly Pace pace;
    private readonly ResiliencePipeline<CallReply> resending;
    private readonly Circuit circuit;
    private readonly LedgerWriter writer;
    private readonly ConcurrentDictionary<string, Lazy<Task<CallReply>>> underWay = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, CallFault> rejectedNow = new(StringComparer.Ordinal);
    private long sent;
    private long answered;

    public CallEngine(IModelProvider provider, ICallLedger ledger, CallPrice? price, CostCeiling ceiling, EngineOptions options)
    {
        (this.provider, this.price, this.ceiling) = (provider, price, ceiling);
        pace = new(options.Clock);
        provider.LimitsTold += pace.Observe;
        (resending, circuit) = (Resending(options), new(options));
        writer = new(ledger, options.Clock);
    }

    /// <summary>Calls that were sent.</summary>
    public long Sent => Interlocked.Read(ref sent);

    /// <summary>Whether a call that was rejected before is sent again, once.</summary>
    public bool AsksRejectedAgain { get; init; }

    /// <summary>What the provider said, where it has rejected so many calls and answered none; else null.</summary>
    /// <param name="count">How many.</param>
    public CallFault? OnlyRejections(int count) =>
        Interlocked.Read(ref answered) == 0 && rejectedNow.Count >= count ? rejectedNow.Values.FirstOrDefault() : null;

    /// <summary>The answer to a request. Two texts that read alike are one request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="parameters">What is sent beside its prompt.</param>
    /// <param name="interrupted">Stops before the next sending; what was sent is waited for.</param>
    /// <exception cref="CallException">No answer came.</exception>
    /// <exception cref="EngineStop">No more calls are to be made.</exception>
    public async Task<CallReply> AskAsync(CallRequest request, CallParameters parameters, CancellationToken interrupted)
    {
        var task = underWay.GetOrAdd(request.Key, _ => new(() => AskOnceAsync(request, parameters, interrupted)));
        try
        {
            return await task.Value.ConfigureAwait(false);
        }
        finally
        {
            underWay.TryRemove(new(request.Key, task));
        }
    }

    /// <summary>That a provider does not take a text, as it said before.</summary>
    internal static CallException Rejected(CallFault fault) => new(fault, CallReaction.GiveUpText);

    /// <inheritdoc/>
    public void Dispose()
    {
        provider.LimitsTold -= pace.Observe;
        pace.Dispose();
    }

    private async Task<CallReply> AskOnceAsync(CallRequest request, CallParameters parameters, CancellationToken interrupted)
    {
        var history = await writer.FindAsync(request.Key, interrupted).ConfigureAwait(false);
        if (history.Reply is { } known) return known;
        if (history.Rejection is { } rejection && (!AsksRejectedAgain || rejectedNow.ContainsKey(request.Key))) throw Rejected(rejection);
        if (history.Batch is not null) throw new CallException(new("in_batch", "it is in a batch, which `--batch` collects", false), CallReaction.GiveUpText);
        var sends = history.Sends;
        return await resending.ExecuteAsync(
            async waiting => await circuit.SendAsync(
                async token => await SendAsync(request, parameters, ++sends, token).ConfigureAwait(false), waiting).ConfigureAwait(false),
            interrupted).ConfigureAwait(false);
    }

    private async Task<CallReply> SendAsync(CallRequest request, CallParameters parameters, int send, CancellationToken interrupted)
    {
        var bound = price?.Bound(request.Prompt, request.Parameters, parameters.MaxTokens);
        await pace.WaitAsync(TokenEstimate.FromBytes(request.Prompt), interrupted).ConfigureAwait(false);
        await ReserveAsync(bound, interrupted).ConfigureAwait(false);
        var cost = bound?.Amount ?? 0;
        var paid = 0m;
        var isBegun = false;
        try
        {
            await writer.BeginAsync(new(request, send, bound) { Limit = ceiling.SharedLimit }, interrupted).ConfigureAwait(false);
            isBegun = true;
            paid = cost;
            Interlocked.Increment(ref sent);
            var reply = await provider.AskAsync(request.Prompt, parameters, CancellationToken.None).ConfigureAwait(false);
            reply = reply with { Cost = price?.Of(reply.InputTokens, reply.OutputTokens) };
            paid = reply.Cost?.Amount ?? cost;
            Interlocked.Increment(ref answered);
            await writer.EndAsync(new CallEvent.Answered(request.Key, send, reply)).ConfigureAwait(false);
            return reply;
        }
        catch (CallException failure) when (isBegun)
        {
            // What another process holds was not begun here, and its end is that process's to write.
            if (!failure.Fault.MayBePaid) paid = 0;
            await writer.EndAsync(new CallEvent.Failed(request.Key, send, failure.Fault)).ConfigureAwait(false);
            if (failure.Fault.Kind == CallFault.Rejected) rejectedNow[request.Key] = failure.Fault;
            if (failure.RetryAfter is { } length && length > TimeSpan.Zero) pace.PauseFor(length);
            throw failure.Reaction == CallReaction.Stop ? new EngineStop(StopReason.Refused, failure.Fault.Detail, failure) : failure;
        }
        finally
        {
            ceiling.Settle(cost, paid);
        }
    }

    // A call that does not fit beside those under way may fit once they have cost less than they could have.
    private async ValueTask ReserveAsync(CallCost? bound, CancellationToken interrupted)
    {
        if (bound is not { } most) return;
        while (!ceiling.TryReserve(most.Amount))
        {
            if (!ceiling.IsWaiting && !ceiling.TryReserve(most.Amount))
                throw new EngineStop(StopReason.CostCeiling, ceiling.Reached(most));
            await Task.Delay(20, interrupted).ConfigureAwait(false);
        }
    }

    private static ResiliencePipeline<CallReply> Resending(EngineOptions options) =>
        new ResiliencePipelineBuilder<CallReply> { TimeProvider = options.Clock }.AddRetry(new()
        {
            ShouldHandle = new PredicateBuilder<CallReply>().Handle<CallException>(failure => failure.Reaction == CallReaction.SendAgain),
            MaxRetryAttempts = options.Resends,
            BackoffType = DelayBackoffType.Exponential,
            Delay = options.FirstDelay,
            MaxDelay = options.LongestDelay,
            UseJitter = true,
            DelayGenerator = arguments => new(Asked(arguments.Outcome.Exception)),
        }).Build();

    // Null leaves the wait to its doubling. A provider that says when is waited for that long and a little more, so that not all come back at once.
    private static TimeSpan? Asked(Exception? exception) =>
        exception is CallException { RetryAfter: { } after } && after > TimeSpan.Zero ? after : null;
}
