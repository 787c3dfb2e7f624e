using Cdi.Annotators.Providers;
using Cdi.Ledgers.Calls;
using Cdi.Studies.Definitions;

namespace Cdi.Annotators.Engine;

/// <summary>Has a model annotate the texts of a corpus by batches: labels first, then what follows from them, each round in one batch where it fits.</summary>
/// <remarks>A batch is on file, call by call, before it is submitted, and its id once it is known. A process that ends at any moment, or days later another
/// one, goes on from there: what a provider has taken is collected and not submitted again.</remarks>
/// <param name="task">What is asked.</param>
/// <param name="provider">Who is asked.</param>
/// <param name="ledger">Where all of it is kept.</param>
/// <param name="options">How batches are made.</param>
public sealed class BatchRun(ModelTask task, IBatchProvider provider, ICallLedger ledger, BatchOptions options)
{
    private static readonly IReadOnlyDictionary<string, int> None = new Dictionary<string, int>();

    private long sent;
    private EarlierCosts earlier = EarlierCosts.None;

    /// <summary>What calls cost outside of batches; null where that is unknown. In a batch they cost half.</summary>
    public CallPrice? Price { get; init; }

    /// <summary>The most that may be spent on this study, earlier calls included; null for no limit.</summary>
    public decimal? MaxCost { get; init; }

    /// <summary>How the models of the study are asked: earlier calls whose cost is unknown count toward the limit at their prices, or at that of the model
    /// that is asked now.</summary>
    public IReadOnlyList<ModelCalls> Models { get; init; } = [];

    /// <summary>Texts that are asked about now, at most; null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>Whether texts whose calls the provider rejected are asked about again; so they are in any case as long as nothing but rejections is on file
    /// of the model. A rejection costs nothing.</summary>
    public bool AsksRejectedAgain { get; init; }

    /// <summary>Told of progress, from any thread.</summary>
    public IProgress<AnnotationProgress>? Progress { get; init; }

    /// <summary>Whether batches under way are cancelled at the provider, and nothing is submitted.</summary>
    public bool Cancels { get; init; }

    /// <summary>Collects what providers have answered, and submits what is left.</summary>
    /// <param name="interrupted">Stops the waiting; batches go on with the provider.</param>
    /// <exception cref="Cdi.Ledgers.LedgerException">The ledger cannot be read.</exception>
    public async Task<AnnotationResult> RunAsync(CancellationToken interrupted)
    {
        var (reason, detail) = (StopReason.None, "");
        try
        {
            (reason, detail) = await WorkAsync(interrupted).ConfigureAwait(false);
        }
        catch (EngineStop stop)
        {
            (reason, detail) = (stop.Reason, stop.Message);
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            reason = StopReason.Interrupted;
        }

        var round = await BatchRound.ReadAsync(task, ledger, new(null, options.Sends, None), CancellationToken.None).ConfigureAwait(false);
        var result = new AnnotationResult(round.Rows, reason, detail, sent, await ledger.TotalsAsync(CancellationToken.None).ConfigureAwait(false))
        {
            Earlier = MaxCost is null ? EarlierCosts.None : earlier,
        };
        return reason == StopReason.None && result.IsAllRejected ? result with { Stopped = StopReason.AllRejected, Detail = result.Rejection } : result;
    }

    private async Task<(StopReason Reason, string Detail)> WorkAsync(CancellationToken interrupted)
    {
        var collection = new BatchCollection(provider, ledger, Price?.InBatch, options) { TakesCancelled = Cancels };
        if (Cancels) return await CancelAsync(collection, interrupted).ConfigureAwait(false);
        earlier = await SpentAsync(interrupted).ConfigureAwait(false);
        var submission = new BatchSubmission(provider, ledger, Price?.InBatch, MaxCost - earlier.Unbounded, options);
        IReadOnlySet<int>? chosen = null;
        // What is collected now is not asked again by the same run.
        var before = await BatchRound.ReadAsync(task, ledger, new(null, options.Sends, None), interrupted).ConfigureAwait(false);
        var isAgain = AsksRejectedAgain || AnnotationResult.AreAllRejected(before.Rows);
        var again = isAgain ? before.Rejections : None;
        while (true)
        {
            var open = await collection.CollectAsync(task.Model, interrupted).ConfigureAwait(false);
            if (open.Count == 0)
            {
                var round = await BatchRound.ReadAsync(task, ledger, new(chosen, options.Sends, again), interrupted).ConfigureAwait(false);
                if (chosen is null && Limit is { } limit)
                {
                    chosen = Enumerable.Range(0, round.Rows.Length).Where(row => round.Rows[row].IsPending).Take(limit).ToHashSet();
                    continue;
                }

                Tell(round.Rows.Count(row => !row.IsPending), round.Rows.Length);
                if (round.Calls.Count == 0) return (StopReason.None, "");
                var submitted = await submission.SubmitAsync(task.Model, Affordable(round.Calls, await SpentAsync(interrupted).ConfigureAwait(false)),
                    collection.KnownIds, interrupted).ConfigureAwait(false);
                Interlocked.Add(ref sent, submitted);
            }
            else if (!options.Waits)
            {
                return (StopReason.InBatch, string.Join("; ", open));
            }
            else
            {
                await Task.Delay(options.PollInterval, options.Clock, interrupted).ConfigureAwait(false);
            }
        }
    }

    // What was tried before the batch ended is paid for, and collected.
    private async Task<(StopReason Reason, string Detail)> CancelAsync(BatchCollection collection, CancellationToken interrupted)
    {
        var cancelled = await collection.CancelAsync(task.Model, interrupted).ConfigureAwait(false);
        while (await collection.CollectAsync(task.Model, interrupted).ConfigureAwait(false) is { Count: > 0 } open)
        {
            if (!options.Waits) return (StopReason.InBatch, string.Join("; ", open));
            await Task.Delay(options.PollInterval, options.Clock, interrupted).ConfigureAwait(false);
        }

        return (StopReason.None, string.Join(", ", cancelled));
    }

    // Spending stays below its limit whatever comes of the calls: each counts at its bound until its cost is known.
    private List<BatchRound.Wanted> Affordable(IReadOnlyList<BatchRound.Wanted> calls, EarlierCosts spent)
    {
        if (MaxCost is not { } most || Price?.InBatch is not { } price) return [.. calls];
        List<BatchRound.Wanted> affordable = [];
        var sum = spent.Sum;
        foreach (var call in calls)
        {
            sum += price.Bound(call.Request.Prompt, call.Request.Parameters, call.Parameters.MaxTokens)?.Amount ?? 0;
            if (sum > most) break;
            affordable.Add(call);
        }

        if (affordable.Count > 0) return affordable;
        throw new EngineStop(StopReason.CostCeiling, CostCeiling.Reached(spent.Sum, new(sum - spent.Sum, price.Currency), spent));
    }

    private async Task<EarlierCosts> SpentAsync(CancellationToken cancellation) =>
        AnnotationRun.SpentBefore(await ledger.TotalsAsync(cancellation).ConfigureAwait(false), Price, task.Llm.Calls, Models);

    private void Tell(int done, int rows) => Progress?.Report(new(done, rows, sent, 0, null, null));
}
