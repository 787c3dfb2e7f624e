using Cdi.Estimation.LabelledSamples;

namespace Cdi.Estimation.Variance;

/// <summary>Degrees of freedom of one target's variance: Satterthwaite's 2 E²/Var of the quadratic form Σ qₖ(hᵀsₖ)²ẑₖ² under <see cref="WorkingResiduals"/>
/// (statistics.md §11).</summary>
/// <remarks>
/// With fₖ the share of row k in the variance and Gₖ what its residual shows, 1/df ≤ Σ min(fₖ²/Gₖ, fₖ), by Cauchy and Schwarz; equal where rows that share a
/// fit share
/// a weight, arms above all: n − p for equal leverage, m − 1 for a mean, n_A − 1 for a small arm, 1 where one row, fitted exactly, carries all. Where the
/// bound leaves
/// fewer than 60 degrees, so that they are seen in an interval, the sum itself is computed.
/// </remarks>
internal sealed class TargetFreedom(WorkingResiduals residuals, DrawGroups groups, int size)
{
    // t(60) is 2 % wider than the normal.
    private const double Visible = 60;

    // Rows that move the target less than this, relative to the row that moves it most, tell nothing about it.
    private const double Unmoved = 1e-12;

    // A residual this small, relative to the usual one, is that of a row whose neighbours all say the same.
    private const double NoResidual = 1e-12;

    // Rows fitted exactly, up to this many, are given the variance of the others; of more of them each adds less.
    private const double FittedRows = 8;

    private readonly BellMcCaffrey rule = new(residuals, size);
    private double[] squares = [];
    private double[] errors = [];
    private double[] shares = [];

    /// <summary>What a variance consists of.</summary>
    /// <param name="Draw">Whether it has the part of the draw, w²(1 − π).</param>
    /// <param name="Population">Whether it has the part of the population, w.</param>
    internal readonly record struct Parts(bool Draw, bool Population);

    /// <summary>The freedom of one part or of both, where both are squares of the same residuals.</summary>
    /// <param name="rows">The labelled rows.</param>
    /// <param name="influence">h = Ĥ⁻¹∇τ.</param>
    /// <param name="parts">What the variance consists of.</param>
    /// <param name="isFixedSize">Whether sizes were fixed before the draw; the groups are then formed.</param>
    /// <returns><see cref="Freedom.Normal"/> where nothing is left to chance.</returns>
    public Freedom Of(LabelledRows rows, ReadOnlySpan<double> influence, Parts parts, bool isFixedSize)
    {
        Prepare(influence, []);
        var total = Total(rows, parts);
        if (!(total > 0)) return Freedom.Normal;
        var (bound, centring, shown) = (0.0, 0.0, 0.0);
        for (var k = 0; k < residuals.Count; k++)
        {
            var (drawn, population) = Weights(rows.Probability[k], parts);
            var (kept, factor) = Centring(rows, k, isFixedSize);
            var share = (drawn + population) * squares[k] / total;
            shares[k] = share;
            if (share == 0) continue;
            var visible = residuals.Visible[k];
            var centred = Math.Max(0, visible - kept);
            var alone = Math.Min(share * share / visible, share);
            var together = Math.Min(share * share * (drawn + population) / ((drawn * centred) + (population * visible)), share);
            (bound, centring) = (bound + together, centring + (together - alone));
            shown += squares[k] * ((drawn * factor * centred) + (population * visible)) / total;
        }

        var inverse = bound < 1 / Visible ? bound : Math.Min(bound, rule.Inverse(rows, shares) + centring);
        return new Freedom(1 / inverse, Math.Clamp(shown, double.Epsilon, 1));
    }

    /// <summary>The variance of z, over all labelled rows: what the working model takes for that of each.</summary>
    /// <param name="rows">The labelled rows.</param>
    /// <param name="influence">h = Ĥ⁻¹∇τ.</param>
    /// <param name="scores">m × d, column-major: scores, or differences of scores, as they are at θ̂.</param>
    public double Pooled(LabelledRows rows, ReadOnlySpan<double> influence, ReadOnlySpan<double> scores)
    {
        Prepare(influence, scores);
        return Pooled(rows, Largest());
    }

    /// <summary>The variance under the working model of the rows that the fit meets exactly, where those carry more than half of it; 0 otherwise.</summary>
    /// <remarks>
    /// An arm of three equal labels shows no variance at all, and the variance estimator takes it for known. The rows get the pooled variance of the others,
    /// up to
    /// eight of them; where more rows agree, their number says that they differ little, and each adds less.
    /// </remarks>
    /// <param name="rows">The labelled rows.</param>
    /// <param name="influence">h = Ĥ⁻¹∇τ.</param>
    /// <param name="scores">m × d, column-major: human scores at θ̂.</param>
    /// <param name="parts">What the variance consists of.</param>
    public double OfFittedRows(LabelledRows rows, ReadOnlySpan<double> influence, ReadOnlySpan<double> scores, Parts parts)
    {
        Prepare(influence, scores);
        var least = Unmoved * Largest();
        var pooled = Pooled(rows, Largest());
        var (total, fitted, count) = (0.0, 0.0, 0);
        for (var k = 0; k < residuals.Count; k++)
        {
            if (squares[k] <= least) continue;
            var (drawn, population) = Weights(rows.Probability[k], parts);
            total += (drawn + population) * squares[k];
            if (errors[k] * errors[k] > NoResidual * pooled * squares[k] || drawn + population == 0) continue;
            fitted += (drawn + population) * squares[k];
            count++;
        }

        return 2 * fitted > total ? fitted * pooled * Math.Min(1, FittedRows / count) : 0;
    }

    /// <summary>Σ q(hᵀs)²: the variance of a part under the working model, for z of variance 1.</summary>
    public double Size(LabelledRows rows, ReadOnlySpan<double> influence, Parts parts)
    {
        Prepare(influence, []);
        return Total(rows, parts);
    }

    private void Prepare(ReadOnlySpan<double> influence, ReadOnlySpan<double> scores)
    {
        if (squares.Length < residuals.Count)
            (squares, errors, shares) = (new double[residuals.Count], new double[residuals.Count], new double[residuals.Count]);
        residuals.Turn(influence);
        residuals.Along(influence, squares);
        if (!scores.IsEmpty) residuals.Project(scores, influence, errors);
    }

    private double Largest()
    {
        var largest = 0.0;
        foreach (var square in squares.AsSpan(0, residuals.Count)) largest = Math.Max(largest, square);
        return largest;
    }

    private double Pooled(LabelledRows rows, double largest)
    {
        var (sum, weights) = (0.0, 0.0);
        for (var k = 0; k < residuals.Count; k++)
        {
            if (squares[k] <= Unmoved * largest) continue;
            sum += errors[k] * errors[k] / squares[k] / rows.Probability[k];
            weights += 1 / rows.Probability[k];
        }

        return weights > 0 ? sum / weights : 0;
    }

    private double Total(LabelledRows rows, Parts parts)
    {
        var total = 0.0;
        for (var k = 0; k < residuals.Count; k++)
        {
            var (drawn, population) = Weights(rows.Probability[k], parts);
            total += (drawn + population) * squares[k];
        }

        return total;
    }

    private static (double Draw, double Population) Weights(double probability, Parts parts)
    {
        var weight = 1 / probability;
        return (parts.Draw ? weight * weight * DrawGroups.Spare(probability) : 0, parts.Population ? weight : 0);
    }

    // What centring by groups takes off beyond what the fit takes off already, and the factor that makes up for all it takes.
    private (double Loss, double Factor) Centring(LabelledRows rows, int row, bool isFixedSize)
    {
        if (!isFixedSize) return (0, 1);
        var group = groups.Of(rows, row);
        var fitted = residuals.Share * (2 - residuals.Share) / residuals.Count;
        return (Math.Max(0, groups.Loss(group, rows.Probability[row]) - fitted), groups.Correction(group));
    }
}
