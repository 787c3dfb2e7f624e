using Cdi.Estimation.Numerics;
using Cdi.Estimation.LabelledSamples;

namespace Cdi.Estimation.Variance;

/// <summary>Estimated covariance, over repeated draws from this corpus, of two weighted totals Σ ξᵢxᵢ/πᵢ and Σ ξᵢyᵢ/πᵢ (statistics.md §3, corpus).</summary>
/// <remarks>
/// Poisson draws: Σ ξ(1 − π)/π² x yᵀ. Fixed size, per group of <see cref="DrawGroups"/>: Σ (1 − π)(x/π − Bₓ)(y/π − B_y)ᵀ / (1 − Σa²) with B = Σ(1 − π)x/π /
/// Σ(1 − π)
/// and a = (1 − π)/Σ(1 − π), the estimator of Deville (1999); with equal π it is the textbook's m/(m − 1). A group with one drawn row says nothing about its
/// own
/// spread: it is taken as an independent draw, which overstates its variance.
/// </remarks>
internal sealed class DrawCovariance(int size)
{
    private readonly DrawGroups groupsX = new(size);
    private readonly DrawGroups groupsY = new(size);
    private readonly double[] deviationX = new double[size];
    private readonly double[] deviationY = new double[size];

    /// <summary>Groups of a fixed-size draw with exactly one drawn row with π &lt; 1, in the last computation.</summary>
    public int SingleRowStrata { get; private set; }

    /// <summary>Σπ(1 − π) of the last draw of fixed size with unequal π in a stratum; null where π are equal, or rows were drawn independently, and the
    /// variance needs no bound.</summary>
    public double? UnequalChance { get; private set; }

    /// <summary>Forgets the last computation.</summary>
    public void Reset() => (SingleRowStrata, UnequalChance) = (0, null);

    /// <summary>Computes the covariance; exactly symmetric where x and y are the same.</summary>
    /// <param name="rows">The labelled rows.</param>
    /// <param name="x">m × d, column-major.</param>
    /// <param name="y">m × d, column-major.</param>
    /// <param name="isFixedSize">Whether sizes were fixed before the draw, in the strata of the sample.</param>
    /// <returns>d × d.</returns>
    public double[] Between(LabelledRows rows, ReadOnlySpan<double> x, ReadOnlySpan<double> y, bool isFixedSize)
    {
        var result = new double[size * size];
        Reset();
        var ofY = x == y ? groupsX : groupsY;
        if (isFixedSize) FindCentres(rows, x, y);
        for (var k = 0; k < rows.Count; k++)
        {
            var probability = rows.Probability[k];
            var spare = DrawGroups.Spare(probability);
            if (spare == 0) continue;
            var group = isFixedSize ? groupsX.Of(rows, k) : -1;
            var isCentred = group >= 0 && groupsX.IsCentred(group);
            Deviate(x, rows.Count, k, probability, isCentred ? groupsX.Centre(group) : [], deviationX);
            Deviate(y, rows.Count, k, probability, isCentred ? ofY.Centre(group) : [], deviationY);
            SquareMatrix.AddOuter(result, deviationX, deviationY, isCentred ? spare * groupsX.Correction(group) : spare);
        }

        return result;
    }

    private void FindCentres(LabelledRows rows, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        groupsX.Form(rows);
        groupsX.Centre(rows, x);
        (SingleRowStrata, UnequalChance) = (groupsX.SingleRows, groupsX.HasUnequal ? groupsX.Chance : null);
        if (x == y) return;
        groupsY.Form(rows);
        groupsY.Centre(rows, y);
    }

    private static void Deviate(ReadOnlySpan<double> values, int stride, int row, double probability, ReadOnlySpan<double> centre, Span<double> deviation)
    {
        SquareMatrix.CopyRow(values, stride, row, deviation);
        for (var j = 0; j < deviation.Length; j++) deviation[j] = (deviation[j] / probability) - (centre.IsEmpty ? 0 : centre[j]);
    }
}
