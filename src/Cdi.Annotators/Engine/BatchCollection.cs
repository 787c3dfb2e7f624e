using System.Globalization;
using Cdi.Annotators.Providers;
using Cdi.Ledgers.Calls;

namespace Cdi.Annotators.Engine;

/// <summary>Looks at batches that have no end on file, and collects those that have ended.</summary>
internal sealed class BatchCollection(IBatchProvider provider, ICallLedger ledger, CallPrice? price, BatchOptions options)
{
    private readonly LedgerWriter writer = new(ledger, options.Clock);

    /// <summary>Ids of batches that were seen on file.</summary>
    public HashSet<string> KnownIds { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether a batch that was cancelled is collected as any other, and stops nothing.</summary>
    public bool TakesCancelled { get; init; }

    /// <summary>Asks the provider to end all batches that are under way.</summary>
    /// <param name="model">Model of the batches.</param>
    /// <param name="interrupted">Stops before the next batch.</param>
    /// <returns>Ids of the batches that are ended early.</returns>
    /// <exception cref="EngineStop">The provider does not say, or does not take it.</exception>
    public async Task<IReadOnlyList<string>> CancelAsync(string model, CancellationToken interrupted)
    {
        List<string> cancelled = [];
        foreach (var each in await OpenAsync(model, interrupted).ConfigureAwait(false))
        {
            if (await AdoptedAsync(each, interrupted).ConfigureAwait(false) is not { Id: { } id } batch) continue;
            if (await StateAsync(batch, id, interrupted).ConfigureAwait(false) is not { } state) continue;
            if (state.Status == BatchStatus.Cancelling || (state.Status == BatchStatus.Running
                && await IsTakenAsync(batch, id, interrupted).ConfigureAwait(false))) cancelled.Add(id);
        }

        return cancelled;
    }

    private async Task<bool> IsTakenAsync(CallBatch batch, string id, CancellationToken interrupted)
    {
        try
        {
            return await AskAsync(async token =>
            {
                await provider.CancelAsync(id, token).ConfigureAwait(false);
                return true;
            }, interrupted).ConfigureAwait(false);
        }
        catch (EngineStop)
        {
            // It may have ended between the two questions, or the answer to the second was lost.
            var state = await StateAsync(batch, id, interrupted).ConfigureAwait(false);
            if (state is { Status: BatchStatus.Running }) throw;
            return state?.Status is BatchStatus.Cancelling or BatchStatus.Cancelled;
        }
    }

    private async Task<IReadOnlyList<CallBatch>> OpenAsync(string model, CancellationToken interrupted)
    {
        var batches = (await ledger.OpenBatchesAsync(interrupted).ConfigureAwait(false))
            .Where(batch => batch.Host == provider.Host && batch.Model == model).ToList();
        KnownIds.UnionWith(batches.Select(batch => batch.Id).OfType<string>());
        return batches;
    }

    /// <summary>Collects what has ended.</summary>
    /// <param name="model">Model of the batches.</param>
    /// <param name="interrupted">Stops the collecting.</param>
    /// <returns>The batches that are still under way, each as a phrase.</returns>
    /// <exception cref="EngineStop">The provider does not say, says that nothing will be taken, or a batch was cancelled.</exception>
    public async Task<IReadOnlyList<string>> CollectAsync(string model, CancellationToken interrupted)
    {
        List<string> open = [];
        EngineStop? stop = null;
        foreach (var each in await OpenAsync(model, interrupted).ConfigureAwait(false))
        {
            if (await AdoptedAsync(each, interrupted).ConfigureAwait(false) is not { Id: { } id } batch) continue;
            if (await StateAsync(batch, id, interrupted).ConfigureAwait(false) is not { } state) continue;
            if (state.Status is BatchStatus.Running or BatchStatus.Cancelling)
                open.Add(string.Create(CultureInfo.InvariantCulture, $"batch {id}: {state.Done} of {batch.Calls.Count} calls done"));
            else
                stop ??= await EndAsync(batch, id, state, interrupted).ConfigureAwait(false);
        }

        return stop is null ? open : throw stop;
    }

    /// <summary>Waits after a fault: as long as the provider says, else twice as long as before.</summary>
    internal static Task WaitAsync(BatchOptions options, int attempt, CallException fault, CancellationToken interrupted) => Task.Delay(
        fault.RetryAfter is { } after && after > TimeSpan.Zero ? after
            : options.FirstDelay * Math.Pow(2, Math.Min(attempt - 1, 6)),
        options.Clock, interrupted);

    // The process may have ended between the submission and the writing of its id.
    private async Task<CallBatch?> AdoptedAsync(CallBatch batch, CancellationToken interrupted)
    {
        if (batch.Id is not null) return batch;
        var found = await AskAsync(token => provider.FindAsync(batch, KnownIds, token), interrupted).ConfigureAwait(false);
        if (found is null)
        {
            await new BatchEnd(writer, price).AbandonAsync(
                batch, new("unsubmitted", "the process ended while it was submitted, and the provider lists no such batch", true), "unsubmitted")
                .ConfigureAwait(false);
            return null;
        }

        KnownIds.Add(found);
        await writer.EndAsync(new CallEvent.BatchSubmitted(batch.Key, found)).ConfigureAwait(false);
        return batch with { Id = found };
    }

    // Null where the provider has forgotten it.
    private async Task<BatchState?> StateAsync(CallBatch batch, string id, CancellationToken interrupted)
    {
        try
        {
            return await AskAsync(token => provider.StateAsync(id, token), interrupted).ConfigureAwait(false);
        }
        catch (EngineStop gone) when (gone.InnerException is CallException { Fault.Kind: "no_such_model" } && IsOld(batch))
        {
            await new BatchEnd(writer, price).AbandonAsync(batch, new("lost", "the provider no longer knows its batch", true), "lost").ConfigureAwait(false);
            return null;
        }
    }

    private bool IsOld(CallBatch batch) => options.Clock.GetUtcNow() - DateTimeOffset.Parse(batch.Time, CultureInfo.InvariantCulture) > options.Memory;

    private async Task<EngineStop?> EndAsync(CallBatch batch, string id, BatchState state, CancellationToken interrupted)
    {
        var end = new BatchEnd(writer, price);
        switch (state.Status)
        {
            case BatchStatus.Failed:
                await end.AbandonAsync(batch, new("batch_failed", state.Detail, false), "failed").ConfigureAwait(false);
                return new(StopReason.Refused, $"batch {id} was not taken: {state.Detail}");
            case BatchStatus.Completed:
                return await CollectAsync("completed", new("lost", "its batch ended without an answer to it", true)).ConfigureAwait(false);
            case BatchStatus.Expired:
                return await CollectAsync("expired", new("expired", "its batch ended before it was tried", false)).ConfigureAwait(false);
            case BatchStatus.Cancelled:
                return await CollectAsync("cancelled", new("cancelled", "its batch was cancelled before it was tried", false)).ConfigureAwait(false)
                    ?? (TakesCancelled ? null : new EngineStop(StopReason.Cancelled, $"batch {id}"));
            case BatchStatus.Running:
            case BatchStatus.Cancelling:
            default:
                throw new InvalidOperationException($"{state.Status} is no end of a batch.");
        }

        async Task<EngineStop?> CollectAsync(string status, CallFault missing)
        {
            var refused = await AskAsync(token => end.CollectAsync(batch, provider.ResultsAsync(id, token), missing, status, token), interrupted)
                .ConfigureAwait(false);
            return refused is null ? null : new EngineStop(StopReason.Refused, refused.Detail);
        }
    }

    private async Task<T> AskAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken interrupted)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ask(interrupted).ConfigureAwait(false);
            }
            catch (CallException fault) when (fault.Reaction != CallReaction.SendAgain)
            {
                throw new EngineStop(StopReason.Refused, fault.Fault.Detail, fault);
            }
            catch (CallException fault)
            {
                if (attempt > options.Resends) throw new EngineStop(StopReason.Unreachable, fault.Fault.Detail, fault);
                await WaitAsync(options, attempt, fault, interrupted).ConfigureAwait(false);
            }
        }
    }
}
