using Cdi.Estimation.Numerics;
using Cdi.Estimation.LabelledSamples;

namespace Cdi.Estimation.Variance;

/// <summary>Degrees of freedom of a sum over clusters, Σ (Σ_{k∈c} wₖ hᵀsₖ ẑₖ)², by the same rule as <see cref="TargetFreedom"/> with clusters for
/// rows.</summary>
/// <remarks>
/// Errors of a cluster are taken as half common to it and half the row's own: the model of independent rows would count the many rows of one treated cluster as
/// many units. Bell and McCaffrey (2002), Imbens and Kolesár (2016).
/// </remarks>
internal sealed class ClusterFreedom(WorkingResiduals residuals, int size)
{
    // The common half of an error's variance.
    private const double Common = 0.5;

    private double[] along = [];
    private double[] signed = [];
    private double[] weighted = [];
    private double[] totals = [];
    private double[] sums = [];
    private double[] squares = [];
    private bool[] seen = [];

    /// <summary>The degrees of freedom; null where nothing is left to chance.</summary>
    /// <param name="rows">The labelled rows.</param>
    /// <param name="influence">h = Ĥ⁻¹∇τ.</param>
    /// <param name="clusters">How many cluster numbers there are.</param>
    public double? Of(LabelledRows rows, ReadOnlySpan<double> influence, int clusters)
    {
        Reserve(clusters);
        if (along.Length < residuals.Count) along = new double[residuals.Count];
        residuals.Turn(influence);
        residuals.Signed(influence, along);
        for (var k = 0; k < residuals.Count; k++) Add(rows, k);
        var taken = Taken(clusters);
        var total = 0.0;
        for (var cluster = 0; cluster < clusters; cluster++) total += True(cluster);
        if (!(total > 0)) return null;
        var inverse = 0.0;
        for (var cluster = 0; cluster < clusters; cluster++)
        {
            var share = True(cluster) / total;
            if (share > 0) inverse += Math.Min(share * share * True(cluster) / Math.Max(0, Visible(cluster, taken)), share);
        }

        return 1 / inverse;
    }

    private void Add(LabelledRows rows, int row)
    {
        var (cluster, weight) = (rows.Clusters[row], residuals.WeightOf(rows, row));
        var value = along[row] / rows.Probability[row];
        sums[cluster] += value;
        squares[cluster] += value * value;
        seen[cluster] = true;
        residuals.AddTo(signed.AsSpan(cluster * size, size), row, value);
        residuals.AddTo(weighted.AsSpan(cluster * size, size), row, value * weight);
        residuals.AddTo(totals.AsSpan(cluster * size, size), row, weight);
    }

    private double True(int cluster) => (Common * sums[cluster] * sums[cluster]) + ((1 - Common) * squares[cluster]);

    // What a cluster's sum of residuals shows of that: for errors common to the cluster and for errors of the rows.
    private double Visible(int cluster, double[] taken)
    {
        var share = residuals.Share;
        var own = signed.AsSpan(cluster * size, size);
        var common = Form(own, residuals.Spread, totals.AsSpan(cluster * size, size));
        var rows = squares[cluster] - (2 * share * Form(own, residuals.Spread, weighted.AsSpan(cluster * size, size)))
            + (share * share * Form(own, residuals.Taken, own));
        var together = Math.Pow(sums[cluster] - (share * common), 2) + (share * share * (Form(own, taken, own) - (common * common)));
        return (Common * together) + ((1 - Common) * rows);
    }

    private double[] Taken(int clusters)
    {
        var second = new double[size * size];
        for (var cluster = 0; cluster < clusters; cluster++)
        {
            if (!seen[cluster]) continue;
            var total = totals.AsSpan(cluster * size, size);
            SquareMatrix.AddOuter(second, total, total, 1);
        }

        return SquareMatrix.Congruence(residuals.Spread, second, size);
    }

    private double Form(ReadOnlySpan<double> left, ReadOnlySpan<double> matrix, ReadOnlySpan<double> right)
    {
        var sum = 0.0;
        for (var j = 0; j < size; j++) sum += left[j] * SquareMatrix.Dot(matrix.Slice(j * size, size), right);
        return sum;
    }

    private void Reserve(int clusters)
    {
        if (sums.Length < clusters)
        {
            (sums, squares, seen) = (new double[clusters], new double[clusters], new bool[clusters]);
            (signed, weighted, totals) = (new double[(long)clusters * size], new double[(long)clusters * size], new double[(long)clusters * size]);
        }

        Array.Clear(sums);
        Array.Clear(squares);
        Array.Clear(seen);
        Array.Clear(signed);
        Array.Clear(weighted);
        Array.Clear(totals);
    }
}
