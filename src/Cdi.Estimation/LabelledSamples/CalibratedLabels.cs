using Cdi.Estimation.Sampling;
using Cdi.Estimation.Sources;

namespace Cdi.Estimation.LabelledSamples;

/// <summary>Labelled rows with calibrated weights. What is estimated with them varies, over draws of labels, as the residuals of a regression of scores on what
/// is known of every row (Särndal, Swensson and Wretman 1992, section 6.6).</summary>
internal sealed class CalibratedLabels
{
    private readonly LabelCalibration known;
    private readonly SampleCalibration regression;
    private readonly double[] factors;
    private readonly int[] index;
    private readonly double[] probability;
    private readonly double[] kappa;
    private double[] scratch = [];

    /// <summary>Describes calibrated labels.</summary>
    /// <param name="known">What is known of every row.</param>
    /// <param name="columns">m × p, column-major: that of labelled rows.</param>
    /// <param name="before">m: κ/π.</param>
    /// <param name="calibrated">m: κg/π.</param>
    /// <param name="index">m: the labelled rows.</param>
    /// <param name="probability">m: π.</param>
    /// <param name="kappa">n: κ; empty where every row weighs 1.</param>
    public CalibratedLabels(
        LabelCalibration known, double[] columns, double[] before, double[] calibrated, int[] index, double[] probability, double[] kappa)
    {
        (this.known, this.index, this.probability, this.kappa) = (known, index, probability, kappa);
        regression = new(columns, before, calibrated);
        factors = [.. calibrated.Zip(before, (after, first) => first > 0 ? after / first : 1)];
    }

    /// <summary>m: g, by what the weight 1/π of each labelled row is multiplied.</summary>
    public ReadOnlySpan<double> Factors => factors;

    /// <summary>p.</summary>
    public int Columns => known.Count;

    /// <summary>By what the weight of a labelled row in a variance is multiplied: g, or 1.</summary>
    public double InVariance(int row) => known.IsPlain ? 1 : factors[row];

    /// <summary>g κ(u − xᵀB), which stands in the variance of the draw where scores κu of other labels stand.</summary>
    /// <param name="scores">m × d, column-major: κu.</param>
    /// <param name="size">d.</param>
    /// <param name="residual">m × d, column-major; overwritten.</param>
    public void Residuals(ReadOnlySpan<double> scores, int size, Span<double> residual)
    {
        var weighted = Weighted(scores, size);
        regression.Residualise(weighted, size);
        for (var k = 0; k < index.Length; k++)
        {
            // A factor of 0 leaves nothing of a row.
            var back = factors[k] == 0 ? 0 : probability[k] * InVariance(k) / factors[k];
            for (var j = 0; j < size; j++) residual[(j * index.Length) + k] = weighted[(k * size) + j] * back;
        }
    }

    /// <summary>Adds, to sums of weighted scores over groups of rows, what the regression says of every row of the corpus less what it says of the labelled
    /// ones: the sums are then those of κxᵀB + (κg/π)(u − xᵀB).</summary>
    /// <param name="scores">m × d, column-major: κu.</param>
    /// <param name="size">d.</param>
    /// <param name="groupOf">The group of each row of the corpus.</param>
    /// <param name="sums">Groups × d, row by row.</param>
    public void AddKnown(ReadOnlySpan<double> scores, int size, IRowValues<int> groupOf, Span<double> sums)
    {
        var slopes = regression.Slopes(Weighted(scores, size), size);
        var groups = new int[known.Rows];
        groupOf.Read(0, groups);
        for (var row = 0; row < groups.Length; row++) Add(row, LabelCalibration.Kappa(kappa, row), sums);
        for (var k = 0; k < index.Length; k++) Add(index[k], -LabelCalibration.Kappa(kappa, index[k]) * factors[k] / probability[k], sums);

        void Add(int row, double weight, Span<double> into)
        {
            for (var j = 0; weight != 0 && j < size; j++) into[(groups[row] * size) + j] += weight * known.Along(row, slopes, j, size);
        }
    }

    // m × d, row by row: (κg/π)u. Valid until the next call.
    private Span<double> Weighted(ReadOnlySpan<double> scores, int size)
    {
        if (scratch.Length < index.Length * size) scratch = new double[index.Length * size];
        var weighted = scratch.AsSpan(0, index.Length * size);
        for (var k = 0; k < index.Length; k++)
        {
            var weight = factors[k] / probability[k];
            for (var j = 0; j < size; j++) weighted[(k * size) + j] = weight * scores[(j * index.Length) + k];
        }

        return weighted;
    }
}
