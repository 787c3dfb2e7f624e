using Cdi.Annotators.Providers;
using Cdi.Ledgers.Calls;

namespace Cdi.Annotators.Engine;

/// <summary>Submits calls in batches, each on file before it is sent.</summary>
internal sealed class BatchSubmission(IBatchProvider provider, ICallLedger ledger, CallPrice? price, decimal? limit, BatchOptions options)
{
    private readonly LedgerWriter writer = new(ledger, options.Clock);

    /// <summary>Submits calls, in as many batches as they need.</summary>
    /// <param name="model">The model.</param>
    /// <param name="calls">The calls.</param>
    /// <param name="known">Ids of the batches that were submitted before.</param>
    /// <param name="interrupted">Stops before the next batch.</param>
    /// <returns>How many calls were submitted.</returns>
    /// <exception cref="EngineStop">The provider or the ledger does not take them.</exception>
    public async Task<int> SubmitAsync(
        string model, IReadOnlyList<BatchRound.Wanted> calls, HashSet<string> known, CancellationToken interrupted)
    {
        var (from, characters) = (0, 0L);
        for (var next = 0; next < calls.Count; next++)
        {
            characters += calls[next].Request.Prompt.Length;
            if (next + 1 < calls.Count && next + 1 - from < options.MostCalls && characters + calls[next + 1].Request.Prompt.Length <= options.MostCharacters)
                continue;
            await SubmitOneAsync(model, [.. calls.Skip(from).Take(next + 1 - from)], known, interrupted).ConfigureAwait(false);
            (from, characters) = (next + 1, 0);
        }

        return calls.Count;
    }

    private async Task SubmitOneAsync(string model, IReadOnlyList<BatchRound.Wanted> calls, HashSet<string> known, CancellationToken interrupted)
    {
        var batch = new CallBatch(provider.Host, model, [.. calls.Select(call => new BatchedCall(call.Request.Key, call.Send))])
        {
            Time = options.Clock.GetUtcNow().ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        };
        var begun = calls.Select(call => new CallEvent.Begun(
            call.Request, call.Send, price?.Bound(call.Request.Prompt, call.Request.Parameters, call.Parameters.MaxTokens))
        {
            Batch = batch.Key, Limit = limit,
        });
        await writer.BeginBatchAsync(batch, [.. begun], interrupted).ConfigureAwait(false);
        var items = calls.Select((call, index) => new BatchItem(batch.Calls[index].Name, call.Request.Prompt, call.Parameters)).ToList();
        var id = await TakenAsync(batch, items, known, interrupted).ConfigureAwait(false);
        known.Add(id);
        await writer.EndAsync(new CallEvent.BatchSubmitted(batch.Key, id)).ConfigureAwait(false);
    }

    // A submission whose answer was lost is looked for before it is made again.
    private async Task<string> TakenAsync(CallBatch batch, IReadOnlyList<BatchItem> items, HashSet<string> known, CancellationToken interrupted)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await provider.SubmitAsync(batch, items, interrupted).ConfigureAwait(false);
            }
            catch (CallException fault) when (fault.Reaction != CallReaction.SendAgain)
            {
                await new BatchEnd(writer, price).AbandonAsync(batch, new("unsubmitted", fault.Fault.Detail, false), "unsubmitted").ConfigureAwait(false);
                throw new EngineStop(StopReason.Refused, fault.Fault.Detail, fault);
            }
            catch (CallException fault)
            {
                if (attempt > options.Resends) throw new EngineStop(StopReason.Unreachable, fault.Fault.Detail, fault);
                await BatchCollection.WaitAsync(options, attempt, fault, interrupted).ConfigureAwait(false);
                if (fault.Fault.Kind is "rate_limited" or "unreachable") continue;
                if (await SoughtAsync(batch, known, interrupted).ConfigureAwait(false) is { } id) return id;
            }
        }
    }

    private async Task<string?> SoughtAsync(CallBatch batch, HashSet<string> known, CancellationToken interrupted)
    {
        try
        {
            return await provider.FindAsync(batch, known, interrupted).ConfigureAwait(false);
        }
        catch (CallException fault)
        {
            // Whether it was taken is not known, so that it must not be submitted again; the next run looks again.
            throw new EngineStop(StopReason.Unreachable, fault.Fault.Detail, fault);
        }
    }
}
