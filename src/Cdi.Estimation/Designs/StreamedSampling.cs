using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Designs;

/// <summary>Draws a uniform sample of a problem whose rows are read: the events, rows and π of <see cref="AdaptiveSampling"/>, bit for bit, while no number
/// of every row is held (<see cref="StretchDraw"/>), nor kept in its ledger.</summary>
/// <param name="problem">The problem.</param>
/// <param name="most">Rows held at once, at least 1.</param>
internal sealed class StreamedSampling(StudyProblem problem, int most = 1 << 20)
{
    /// <summary>Draws the sample.</summary>
    /// <param name="plan">How to draw.</param>
    /// <param name="source">Labels the rows that are drawn, and is asked for no others.</param>
    /// <param name="ledger">As of <see cref="AdaptiveSampling.DrawAsync"/>; the ledger of either is gone on with by the other.</param>
    /// <param name="cancellation">Ends drawing and waiting; what was recorded by then is gone on with at the next call.</param>
    /// <returns>The sample, or why there is none; a row of which somebody cannot say what it is counts as one without a label.</returns>
    /// <exception cref="ArgumentException">The plan contradicts itself, the ledger belongs to another sample or contradicts itself, or the source labelled a
    /// row that was not drawn.</exception>
    /// <exception cref="NotSupportedException">The design is another: it knows something of every row.</exception>
    public async ValueTask<(LabelledSample? Sample, SamplingFailure? Failure)> DrawAsync(
        SamplingPlan plan, ILabelSource source, ILedger ledger, CancellationToken cancellation = default)
    {
        if (!problem.Examples.IsEmpty) throw new NotSupportedException("Examples are known of every row, which is not held.");
        if (plan.Design is not UniformDesign) throw new NotSupportedException($"{plan.Design.Name} knows something of every row, which is not held.");
        if (plan.Stop is not null) throw new NotSupportedException("A look at every round needs estimates, for which rows are held.");
        var sampling = new AdaptiveSampling(problem);
        sampling.Check(plan);
        var certain = new CertainRows(problem, plan.AnnotateFailures);
        if (sampling.Refusal(plan, certain.Count, problem.RowCount - certain.Count, 0) is { } refused) return (null, refused);
        var chances = new Chances(certain, Chance(plan, certain.Count));
        var (state, other) = await RecordedRounds.DrawAsync(
            SamplingRounds.OpenedBy(problem, plan), problem.KeyOf, known => Next(known, plan, certain, chances.AtRisk, cancellation), (_, _) => false,
            source, ledger, cancellation).ConfigureAwait(false);
        if (other is { } round) return (null, new SamplingFailure.RoundNotRepeated(round));
        if (state.Awaited.Count > 0) return (null, new SamplingFailure.DrawnRowsWithoutLabel([.. state.Awaited]));
        var sample = state.ToLabelled(chances, certain.Count > 0 ? new Blocks(certain) : null);
        return state.CannotSay is { IsEmpty: false } silent ? (null, new SamplingFailure.DrawnRowsWithoutLabel(silent)) : (sample, null);
    }

    // The rounds of SamplingRounds: rows labelled for certain, then all others.
    private StudyEvent.RoundDrawn? Next(SamplingState state, SamplingPlan plan, CertainRows certain, double chance, CancellationToken cancellation)
    {
        problem.Execution.Cancellation.ThrowIfCancellationRequested();
        if (state.Rounds == 0 && certain.Count > 0) return SamplingRounds.Certain(SamplingRoundKind.Certain, certain.List(problem.RowCount));
        var others = problem.RowCount - certain.Count;
        if (others == 0 || state.Rounds > (certain.Count > 0 ? 1 : 0)) return null;
        var stretch = RandomStretch.Whole(plan.Seed, others);
        var draw = new StretchDraw(problem.KeyOf, problem.RowCount, certain, most);
        var (_, drawn) = draw.Draw(stretch, chance, plan.Draw, state.Rounds, cancellation);
        return new(SamplingRoundKind.Round, new RowsAtRisk.Stretch(stretch, chance), [.. drawn]);
    }

    // π of rows at risk, with the rounding of InclusionProbabilities for rows of one size.
    private double Chance(SamplingPlan plan, int certain)
    {
        var (rows, labels) = (problem.RowCount - certain, plan.Budget.Count - certain);
        if (rows == 0) return 1;
        labels = Math.Min(labels, rows);
        if (labels == rows) return 1;
        var mixed = plan.Tau == 1 ? 1 : (1 - plan.Tau) + plan.Tau;
        var sum = 0.0;
        for (var row = 0; row < rows; row++) sum += mixed;
        return mixed * (labels / sum);
    }

    private sealed class Chances(CertainRows certain, double atRisk) : IRowValues<double>
    {
        private bool[] buffer = [];

        public double AtRisk => atRisk;

        public void Read(long first, Span<double> values)
        {
            if (buffer.Length < values.Length) buffer = new bool[values.Length];
            certain.Read(first, buffer.AsSpan(0, values.Length));
            for (var i = 0; i < values.Length; i++) values[i] = buffer[i] ? 1 : atRisk;
        }
    }

    // Certain rows were at risk in the first round, the others in the second.
    private sealed class Blocks(CertainRows certain) : IRowValues<int>
    {
        private bool[] buffer = [];

        public void Read(long first, Span<int> values)
        {
            if (buffer.Length < values.Length) buffer = new bool[values.Length];
            certain.Read(first, buffer.AsSpan(0, values.Length));
            for (var i = 0; i < values.Length; i++) values[i] = buffer[i] ? 0 : 1;
        }
    }
}
