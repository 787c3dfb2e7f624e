using Cdi.Estimation.Ledgers;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Designs;

/// <summary>The rounds of a sample with its ledger: what is on record is gone on with, what is drawn is recorded before anyone is asked, and every label as it
/// comes.</summary>
internal static class RecordedRounds
{
    /// <summary>Draws and has labelled what is not on record yet.</summary>
    /// <param name="opened">The event with which the sample begins.</param>
    /// <param name="keys">n; keys of the corpus.</param>
    /// <param name="next">The round whose turn it is; null where the sample is complete.</param>
    /// <param name="recall">Tells the state π of a round that says it by a digest; false where another π follows.</param>
    /// <param name="source">Labels the rows that are drawn, and is asked for no others.</param>
    /// <param name="ledger">The ledger.</param>
    /// <param name="cancellation">Ends drawing and waiting.</param>
    /// <returns>The sample, of which rows are awaited where the source had no label of them; and the round that cannot be repeated, where there is one, behind
    /// which nothing was read.</returns>
    /// <exception cref="ArgumentException">The ledger belongs to another sample or contradicts itself, or the source labelled a row that was not
    /// drawn.</exception>
    public static async ValueTask<(SamplingState State, int? NotRepeated)> DrawAsync(
        StudyEvent.Opened opened, IRowValues<RowKey> keys, Func<SamplingState, StudyEvent.RoundDrawn?> next,
        Func<SamplingState, RowsAtRisk.Ruled, bool> recall, ILabelSource source, ILedger ledger, CancellationToken cancellation)
    {
        var (state, other) = await ResumeAsync(opened, keys, recall, ledger, cancellation).ConfigureAwait(false);
        if (other is not null) return (state, other);
        while (true)
        {
            if (state.Awaited.Count == 0)
            {
                if (next(state) is not { } round) return (state, null);
                await ledger.AppendAsync(round, cancellation).ConfigureAwait(false);
                if (!Apply(state, round, recall)) return (state, state.Rounds - 1);
            }

            int[] rows = [.. state.Awaited];
            if (rows.Length == 0) continue;
            await foreach (var labels in source.LabelAsync(rows, cancellation).ConfigureAwait(false))
            {
                // Looked at first, so that nothing foreign is recorded; then kept whatever the token says, since somebody gave or sold it.
                state.Apply(labels);
                await ledger.AppendAsync(labels, CancellationToken.None).ConfigureAwait(false);
            }

            if (state.Awaited.Count > 0) return (state, null);
        }
    }

    private static async ValueTask<(SamplingState State, int? NotRepeated)> ResumeAsync(
        StudyEvent.Opened opened, IRowValues<RowKey> keys, Func<SamplingState, RowsAtRisk.Ruled, bool> recall, ILedger ledger,
        CancellationToken cancellation)
    {
        SamplingState? state = null;
        var review = new LedgerReview();
        await foreach (var happened in ledger.ReadAsync(cancellation).ConfigureAwait(false))
        {
            if (review.Contradiction(happened) is { } fact) throw new ArgumentException($"The ledger cannot be gone on with: {fact}.", nameof(ledger));
            if (state is not null && !Apply(state, happened, recall)) return (state, state.Rounds - 1);
            if (state is not null) continue;
            if (happened is StudyEvent.Opened begun && IsOf(begun, opened)) state = new(begun, keys);
            else throw new ArgumentException("The ledger belongs to another sample.", nameof(ledger));
        }

        if (state is not null) return (state, null);
        await ledger.AppendAsync(opened, cancellation).ConfigureAwait(false);
        return (new(opened, keys), null);
    }

    private static bool Apply(SamplingState state, StudyEvent happened, Func<SamplingState, RowsAtRisk.Ruled, bool> recall)
    {
        state.Apply(happened);
        return happened is not StudyEvent.RoundDrawn { AtRisk: RowsAtRisk.Ruled ruled } || recall(state, ruled);
    }

    // Where a study has committed itself, that is what binds it, and not the text of a plan, which estimands that were added later change.
    private static bool IsOf(StudyEvent.Opened begun, StudyEvent.Opened opened) =>
        begun == (begun.Commitments is null ? opened : opened with { Plan = begun.Plan });
}
