using System.Collections.Concurrent;
using Cdi.Annotators.Answers;
using Cdi.Annotators.Providers;
using Cdi.Ledgers.Calls;
using Cdi.Studies.Definitions;

namespace Cdi.Annotators.Engine;

/// <summary>Has a model annotate the texts of a corpus that it has not annotated yet.</summary>
/// <param name="task">What is asked.</param>
/// <param name="provider">Who is asked.</param>
/// <param name="ledger">Where all of it is kept.</param>
/// <param name="options">How calls are made.</param>
public sealed class AnnotationRun(ModelTask task, IModelProvider provider, ICallLedger ledger, EngineOptions options)
{
    /// <summary>The longest wait for calls of other processes.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly ConcurrentBag<int> held = [];
    private int done;
    private int unreachable;
    private EngineStop? stop;

    /// <summary>What calls cost; null where that is unknown.</summary>
    public CallPrice? Price { get; init; }

    /// <summary>The most that may be spent on this study, earlier calls included; null for no limit.</summary>
    public decimal? MaxCost { get; init; }

    /// <summary>How the models of the study are asked: earlier calls whose cost is unknown count toward the limit at their prices, or at that of the model
    /// that is asked now.</summary>
    public IReadOnlyList<ModelCalls> Models { get; init; } = [];

    /// <summary>Texts that are asked about now, at most; null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>Whether texts whose calls the provider rejected are asked about again, behind those that are not asked; so they are in any case as long as
    /// nothing but rejections is on file of the model. A rejection costs nothing.</summary>
    public bool AsksRejectedAgain { get; init; }

    /// <summary>Told of progress, from any thread.</summary>
    public IProgress<AnnotationProgress>? Progress { get; init; }

    /// <summary>Asks about every text that is not done.</summary>
    /// <param name="interrupted">Stops before the next call; calls under way are waited for, so that no answer is lost.</param>
    /// <exception cref="Cdi.Ledgers.LedgerException">The ledger cannot be read.</exception>
    public async Task<AnnotationResult> RunAsync(CancellationToken interrupted)
    {
        var rows = await LedgerAnnotations.ReadAsync(task, await ledger.HistoriesAsync(interrupted).ConfigureAwait(false), interrupted).ConfigureAwait(false);
        var totals = await ledger.TotalsAsync(interrupted).ConfigureAwait(false);
        var isAgain = AsksRejectedAgain || AnnotationResult.AreAllRejected(rows);
        var (unasked, rejected) = (Places(row => row.IsPending), Places(row => isAgain && row.Failure == AnswerFailure.Rejected));
        var pending = unasked.Concat(rejected).Take(Limit ?? int.MaxValue).ToList();
        done = rows.Length - unasked.Count - rejected.Count;
        var before = SpentBefore(totals, Price, task.Llm.Calls, Models);
        var ceiling = new CostCeiling(MaxCost, before);
        using var engine = new CallEngine(provider, ledger, Price, ceiling, options) { AsksRejectedAgain = isAgain };
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(interrupted);
        var annotator = new RowAnnotator(task, async (request, parameters) => await engine.AskAsync(request, parameters, stopping.Token).ConfigureAwait(false));
        var report = new ProgressReport(Progress, options.Clock, done, done + pending.Count, () => Price is null ? null : ceiling.Spent);
        for (var (left, wait) = (Turned(pending), TimeSpan.FromMilliseconds(100)); left.Count > 0; wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
        {
            held.Clear();
            await Parallel.ForEachAsync(left, new ParallelOptions { MaxDegreeOfParallelism = options.Concurrency }, async (row, _) =>
            {
                if (stopping.IsCancellationRequested) return;
                rows[row] = await AnnotateAsync(annotator, row, stopping).ConfigureAwait(false);
                if (!rows[row].IsPending) report.Tell(Interlocked.Increment(ref done), engine.Sent);
                if (engine.OnlyRejections(options.FirstRejections) is { } fault)
                    await StopAsync(new(StopReason.AllRejected, fault.Detail), stopping).ConfigureAwait(false);
            }).ConfigureAwait(false);
            if (held.IsEmpty || stopping.IsCancellationRequested) break;
            left = [.. held.Order()];
            await Task.Delay(wait, options.Clock, CancellationToken.None).ConfigureAwait(false);
        }

        var reason = stop?.Reason ?? (interrupted.IsCancellationRequested ? StopReason.Interrupted : StopReason.None);
        var result = new AnnotationResult(
            rows, reason, stop?.Message ?? "", engine.Sent, await ledger.TotalsAsync(CancellationToken.None).ConfigureAwait(false))
        {
            Earlier = MaxCost is null ? EarlierCosts.None : before,
        };
        return reason == StopReason.None && result.IsAllRejected ? result with { Stopped = StopReason.AllRejected, Detail = result.Rejection } : result;

        List<int> Places(Func<RowAnnotation, bool> which) => [.. Enumerable.Range(0, rows.Length).Where(row => which(rows[row]))];
    }

    // Processes that share a ledger begin at different texts.
    private List<int> Turned(List<int> pending)
    {
        if (ledger.Share is not { } share || pending.Count == 0) return pending;
        var first = (int)(share % (uint)pending.Count);
        return [.. pending.Skip(first), .. pending.Take(first)];
    }

    // What may have been paid for counts as paid.
    internal static EarlierCosts SpentBefore(CallTotals totals, CallPrice? price, ModelCalls? calls, IReadOnlyList<ModelCalls> models) =>
        price is null || calls is null ? EarlierCosts.None : EarlierCosts.Of(totals, price, calls.MaxTokens, models);

    private async Task<RowAnnotation> AnnotateAsync(RowAnnotator annotator, int row, CancellationTokenSource stopping)
    {
        try
        {
            var annotation = await annotator.AnnotateAsync(row).ConfigureAwait(false);
            Interlocked.Exchange(ref unreachable, 0);
            return annotation;
        }
        catch (CallException failure)
        {
            if (failure.Fault.Kind == CallFault.HeldElsewhere) held.Add(row);
            if (failure.Reaction == CallReaction.SendAgain && Interlocked.Increment(ref unreachable) >= options.UnreachableTexts)
                await StopAsync(new(StopReason.Unreachable, failure.Fault.Detail, failure), stopping).ConfigureAwait(false);
            return RowAnnotation.Unasked with { Detail = $"{failure.Fault.Kind}: {failure.Fault.Detail}" };
        }
        catch (EngineStop reason)
        {
            await StopAsync(reason, stopping).ConfigureAwait(false);
            return RowAnnotation.Unasked;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return RowAnnotation.Unasked;
        }
    }

    private async Task StopAsync(EngineStop reason, CancellationTokenSource stopping)
    {
        Interlocked.CompareExchange(ref stop, reason, null);
        await stopping.CancelAsync().ConfigureAwait(false);
    }
}
