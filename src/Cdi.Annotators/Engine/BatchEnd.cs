using Cdi.Annotators.Providers;
using Cdi.Ledgers.Calls;

namespace Cdi.Annotators.Engine;

/// <summary>Writes how the calls of a batch ended, and then that it has.</summary>
internal sealed class BatchEnd(LedgerWriter writer, CallPrice? price)
{
    /// <summary>Ends written together: the ledger puts them in one transaction.</summary>
    private const int Together = 500;

    /// <summary>Ends a batch of which no call has an end.</summary>
    public async Task AbandonAsync(CallBatch batch, CallFault fault, string status)
    {
        await WriteAsync(batch.Calls.Select(call => new CallEvent.Failed(call.Key, call.Send, fault))).ConfigureAwait(false);
        await writer.EndAsync(new CallEvent.BatchEnded(batch.Key, status)).ConfigureAwait(false);
    }

    /// <summary>Ends a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="results">What came of its calls.</param>
    /// <param name="missing">What happened to a call of which nothing came.</param>
    /// <param name="status">How the batch ended.</param>
    /// <param name="interrupted">Stops between two writings; what is written is not written again.</param>
    /// <returns>The fault that says that no call will be taken; null where there is none.</returns>
    public async Task<CallFault?> CollectAsync(
        CallBatch batch, IAsyncEnumerable<BatchResult> results, CallFault missing, string status, CancellationToken interrupted)
    {
        var left = batch.Calls.ToDictionary(call => call.Name, StringComparer.Ordinal);
        List<CallEvent> ends = [];
        CallFault? stop = null;
        await foreach (var result in results.WithCancellation(interrupted).ConfigureAwait(false))
        {
            // A name that is none of ours, or twice: there is nothing to do about it.
            if (!left.Remove(result.Name, out var call)) continue;
            ends.Add(EventOf(call, result));
            if (result is BatchResult.Failed { Reaction: CallReaction.Stop } refused) stop = refused.Fault;
            if (ends.Count < Together) continue;
            await WriteAsync(ends).ConfigureAwait(false);
            ends.Clear();
        }

        ends.AddRange(left.Values.Select(call => new CallEvent.Failed(call.Key, call.Send, missing)));
        await WriteAsync(ends).ConfigureAwait(false);
        await writer.EndAsync(new CallEvent.BatchEnded(batch.Key, status)).ConfigureAwait(false);
        return stop;
    }

    private CallEvent EventOf(BatchedCall call, BatchResult result) => result switch
    {
        BatchResult.Answered answered => new CallEvent.Answered(call.Key, call.Send, answered.Reply with
        {
            Cost = price?.Of(answered.Reply.InputTokens, answered.Reply.OutputTokens),
        }),
        BatchResult.Failed failed => new CallEvent.Failed(call.Key, call.Send, failed.Fault),
        _ => throw new InvalidOperationException("A result is an answer or a failure."),
    };

    private async Task WriteAsync(IEnumerable<CallEvent> ends)
    {
        foreach (var together in ends.Chunk(Together)) await Task.WhenAll(together.Select(end => writer.EndAsync(end).AsTask())).ConfigureAwait(false);
    }
}
