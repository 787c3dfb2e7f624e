using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Designs;

/// <summary>Draws a uniform sample of a problem whose rows are read: the rows and π of <see cref="AdaptiveSampling"/>, bit for bit, while no number of every
/// row is held.</summary>
/// <remarks>
/// A draw of fixed size meets rows in random order. That order is taken in stretches of its range, each of which is one pass that holds the rows of the
/// stretch, a share of the corpus chosen so that they are about <paramref name="most"/>. No ledger keeps such a draw: its events list every row at risk.
/// </remarks>
/// <param name="problem">The problem.</param>
/// <param name="most">Rows held at once, at least 1.</param>
internal sealed class StreamedSampling(StudyProblem problem, int most = 1 << 20)
{
    private readonly RowKey[] keysOfBlock = new RowKey[RowColumns.BlockRows];
    private readonly bool[] certainOfBlock = new bool[RowColumns.BlockRows];

    /// <summary>Draws the sample.</summary>
    /// <param name="plan">How to draw.</param>
    /// <param name="source">Labels the rows that are drawn, and is asked for no others.</param>
    /// <param name="cancellation">Ends drawing and waiting.</param>
    /// <returns>The sample, or why there is none; a row of which somebody cannot say what it is counts as one without a label.</returns>
    /// <exception cref="ArgumentException">The plan contradicts itself.</exception>
    /// <exception cref="NotSupportedException">The design is another: it knows something of every row.</exception>
    public async ValueTask<(LabelledSample? Sample, SamplingFailure? Failure)> DrawAsync(
        SamplingPlan plan, ILabelSource source, CancellationToken cancellation = default)
    {
        if (!problem.Examples.IsEmpty) throw new NotSupportedException("Examples are known of every row, which is not held.");
        if (plan.Design is not UniformDesign) throw new NotSupportedException($"{plan.Design.Name} knows something of every row, which is not held.");
        var sampling = new AdaptiveSampling(problem);
        sampling.Check(plan);
        var certain = new CertainRows(problem, plan.AnnotateFailures);
        if (sampling.Refusal(plan, certain.Count, problem.RowCount - certain.Count, 0) is { } refused) return (null, refused);
        var chances = new Chances(certain, Chance(plan, certain.Count));
        var drawn = Drawn(plan, certain, chances, cancellation);
        return await LabelledAsync(drawn, source, plan, certain, chances, cancellation).ConfigureAwait(false);
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

    private int[] Drawn(SamplingPlan plan, CertainRows certain, Chances chances, CancellationToken cancellation)
    {
        var drawn = new List<int>(plan.Budget.Count);
        var random = new CounterRandom(plan.Seed, RandomPurpose.Draw, certain.Count > 0 ? 1 : 0);
        if (plan.Draw == DrawMethod.FixedSize) DrawFixed(plan, certain, chances.AtRisk, random, drawn, cancellation);
        Pass(certain, cancellation, (row, key, isCertain) =>
        {
            if (isCertain || (plan.Draw != DrawMethod.FixedSize && random.Uniform(key) < chances.AtRisk)) drawn.Add(row);
        });
        drawn.Sort();
        return [.. drawn];
    }

    private void DrawFixed(
        SamplingPlan plan, CertainRows certain, double chance, CounterRandom random, List<int> drawn, CancellationToken cancellation)
    {
        var order = new CounterRandom(plan.Seed, RandomPurpose.Permutation);
        var stretches = (ulong)((problem.RowCount / Math.Max(1, most)) + 1);
        var width = (ulong.MaxValue / stretches) + 1;
        var held = new List<(ulong Place, int Row, RowKey Key)>();
        var duels = new PivotalDuels(random);
        for (var stretch = 0UL; stretch < stretches; stretch++)
        {
            held.Clear();
            Pass(certain, cancellation, (row, key, isCertain) =>
            {
                if (!isCertain && order.Bits(key) is var place && (stretches == 1 || place / width == stretch)) held.Add((place, row, key));
            });
            held.Sort((one, other) => one.Place != other.Place ? one.Place.CompareTo(other.Place) : one.Row.CompareTo(other.Row));
            foreach (var (_, row, key) in held)
            {
                if (duels.Meet(row, key, chance) is >= 0 and var settled) drawn.Add(settled);
            }
        }

        if (duels.Last is >= 0 and var last) drawn.Add(last);
    }

    private void Pass(CertainRows certain, CancellationToken cancellation, Action<int, RowKey, bool> use)
    {
        for (var first = 0; first < problem.RowCount; first += keysOfBlock.Length)
        {
            cancellation.ThrowIfCancellationRequested();
            problem.Execution.Cancellation.ThrowIfCancellationRequested();
            var count = Math.Min(keysOfBlock.Length, problem.RowCount - first);
            problem.KeyOf.Read(first, keysOfBlock.AsSpan(0, count));
            certain.Read(first, certainOfBlock.AsSpan(0, count));
            for (var i = 0; i < count; i++) use(first + i, keysOfBlock[i], certainOfBlock[i]);
        }
    }

    private async ValueTask<(LabelledSample? Sample, SamplingFailure? Failure)> LabelledAsync(
        int[] drawn, ILabelSource source, SamplingPlan plan, CertainRows certain, Chances chances, CancellationToken cancellation)
    {
        var labels = new double[problem.Variables.Count][];
        for (var k = 0; k < labels.Length; k++) (labels[k] = new double[drawn.Length]).AsSpan().Fill(double.NaN);
        await foreach (var received in source.LabelAsync(drawn, cancellation).ConfigureAwait(false))
        {
            for (var i = 0; i < received.Rows.Length; i++)
            {
                var place = Array.BinarySearch(drawn, received.Rows[i]);
                if (place < 0)
                    throw new ArgumentException(FormattableString.Invariant($"Row {received.Rows[i]} was labelled and not drawn."), nameof(source));
                for (var k = 0; k < labels.Length; k++) labels[k][place] = received.Labels[(k * received.Rows.Length) + i];
            }
        }

        int[] missing = [.. drawn.Where((_, place) => Array.Exists(labels, values => !double.IsFinite(values[place])))];
        if (missing.Length > 0) return (null, new SamplingFailure.DrawnRowsWithoutLabel([.. missing]));
        var isFixedSize = plan.Draw == DrawMethod.FixedSize;
        return (new()
        {
            Rows = problem.RowCount,
            LabelledRows = drawn,
            Labels = [.. labels.Select(values => (ReadOnlyMemory<double>)values)],
            Probabilities = chances,
            IsFixedSize = isFixedSize,
            StratumOf = isFixedSize && certain.Count > 0 ? new Blocks(certain) : null,
        }, null);
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
