using Cdi.Estimation.LabelledSamples;

namespace Cdi.Estimation.Variance;

/// <summary>Degrees of freedom of a variance that is a sum over strata whose spreads may differ: (Σ v)²/Σ(v²/(m − 1)), v what each adds, m its labels
/// (Cochran 1977, (5.16)).</summary>
/// <remarks>A working model with one variance for all gives Σ(m − 1), which a stratum of two labels that carries all of the variance does not have.</remarks>
internal sealed class StratumFreedom
{
    private double[] counts = [];
    private double[] shares = [];
    private double[] centres = [];
    private double[] squares = [];
    private double[] weights = [];
    private double[] means = [];
    private double[] spreads = [];

    /// <summary>The degrees of freedom; null where labels show no variance.</summary>
    /// <param name="rows">The labelled rows.</param>
    /// <param name="groups">Their groups, which are formed.</param>
    /// <param name="drawn">m: hᵀr, what the draw's part of the variance squares.</param>
    /// <param name="population">m: hᵀg, what the population's part squares; empty where it has none.</param>
    public double? Of(LabelledRows rows, DrawGroups groups, ReadOnlySpan<double> drawn, ReadOnlySpan<double> population)
    {
        var count = 0;
        for (var k = 0; k < rows.Count; k++) count = Math.Max(count, groups.Of(rows, k) + 1);
        Clear(count);
        Centre(rows, groups, drawn, population);
        Square(rows, groups, drawn, population);
        var (variance, uncertainty, least) = (0.0, 0.0, double.PositiveInfinity);
        for (var group = 0; group < count; group++)
        {
            if (counts[group] == 0) continue;
            var (m, mean) = (counts[group], means[group]);
            var unbiased = m > 1 ? m / (m - 1) : 1;
            var own = (squares[group] * groups.Correction(group)) + (spreads[group] * unbiased);
            variance += own + (weights[group] * mean * mean);

            // In the population strata differ by their means too, of which each errs by s²/m: half the variance of N ḡ² is 2N²ḡ²s²/m.
            uncertainty += own * own / Math.Max(1, m - 1);
            if (weights[group] > 0) uncertainty += 2 * weights[group] * mean * mean * spreads[group] * unbiased / m;
            if (own > 0) least = Math.Min(least, Math.Max(1, m - 1));
        }

        // Never below that of the smallest stratum, but for rounding.
        return uncertainty > 0 ? Math.Max(least, variance * variance / uncertainty) : null;
    }

    private void Clear(int count)
    {
        if (counts.Length < count)
        {
            (counts, shares, centres, squares) = (new double[count], new double[count], new double[count], new double[count]);
            (weights, means, spreads) = (new double[count], new double[count], new double[count]);
        }

        foreach (var sums in (ReadOnlySpan<double[]>)[counts, shares, centres, squares, weights, means, spreads]) Array.Clear(sums);
    }

    // Centres of the draw's part as its variance has them, and means of the population's.
    private void Centre(LabelledRows rows, DrawGroups groups, ReadOnlySpan<double> drawn, ReadOnlySpan<double> population)
    {
        for (var k = 0; k < rows.Count; k++)
        {
            var (group, probability) = (groups.Of(rows, k), rows.Probability[k]);
            var spare = DrawGroups.Spare(probability);
            counts[group] += spare > 0 || !population.IsEmpty ? 1 : 0;
            shares[group] += spare;
            centres[group] += spare * drawn[k] / probability;
            if (population.IsEmpty) continue;
            weights[group] += 1 / probability;
            means[group] += population[k] / probability;
        }

        for (var group = 0; group < counts.Length; group++)
        {
            // One label has nothing to be centred about, and counts in full.
            centres[group] = shares[group] > 0 && counts[group] > 1 ? centres[group] / shares[group] : 0;
            means[group] = weights[group] > 0 && counts[group] > 1 ? means[group] / weights[group] : 0;
        }
    }

    private void Square(LabelledRows rows, DrawGroups groups, ReadOnlySpan<double> drawn, ReadOnlySpan<double> population)
    {
        for (var k = 0; k < rows.Count; k++)
        {
            var (group, probability) = (groups.Of(rows, k), rows.Probability[k]);
            var deviation = (drawn[k] / probability) - centres[group];
            squares[group] += DrawGroups.Spare(probability) * deviation * deviation;
            if (population.IsEmpty) continue;
            var apart = population[k] - means[group];
            spreads[group] += apart * apart / probability;
        }
    }
}
