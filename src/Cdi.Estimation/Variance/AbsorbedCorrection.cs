using Cdi.Estimation.Moments;
using Cdi.Estimation.Numerics;
using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Variance;

/// <summary>The correction for leverage of sums over groups of rows where effects are solved for: leverage is that of a fit with dummies.</summary>
/// <remarks>Effects within a cluster change nothing there: residuals add up to 0 over their groups (Pustejovsky and Tipton 2018). Those of groups that clusters
/// cut across become parameters beside θ.</remarks>
internal sealed class AbsorbedCorrection(int size)
{
    private const double NoFreedom = 1e-10;

    /// <summary>Corrects sums of single rows, (1 − h)⁻ᵖ.</summary>
    public void OfRows(IMoments moments, EffectLeverage effects, double[] parameters, CholeskyFactor factor, double[] sums, double power)
    {
        var leverage = effects.OfRows();
        moments.GroupJacobians(parameters, null, leverage.Length, (row, jacobian) =>
        {
            var column = new double[size];
            for (var j = 0; j < size; j++)
            {
                for (var k = 0; k < size; k++) column[k] = jacobian[(k * size) + j];
                factor.Solve(column);
                leverage[row] += column[j];
            }
        });
        for (var row = 0; row < leverage.Length; row++)
        {
            var freedom = 1 - leverage[row];
            var times = freedom > NoFreedom ? Math.Pow(freedom, -power) : 0;
            foreach (ref var value in sums.AsSpan(row * size, size)) value *= times;
        }
    }

    /// <summary>Corrects sums over clusters; false where effects within clusters change nothing.</summary>
    public bool TryClusters(
        IMoments moments, EffectLeverage effects, double[] parameters, IRowValues<int> clusterOf, int[] clusters, int count, double[] sums, double power)
    {
        if (effects.Across(clusters) is not { } across) return false;
        var wide = size + across.Count;
        var (factor, correction) = (new CholeskyFactor(wide), new ClusterCovariance(wide));
        if (!factor.TryFactor(Wide(moments, parameters, across, wide))) throw new InvalidOperationException("Dummies of connected groups are independent.");
        var rowsOf = clusters.Select((cluster, row) => (cluster, row)).ToLookup(each => each.cluster, each => each.row);
        var (scores, dummies) = (effects.Scores(parameters), new double[across.Count]);
        moments.GroupJacobians(parameters, clusterOf, count, (cluster, jacobian) =>
        {
            var (own, sum) = (new double[wide * wide], new double[wide]);
            for (var j = 0; j < size; j++) jacobian.AsSpan(j * size, size).CopyTo(own.AsSpan(j * wide));
            sums.AsSpan(cluster * size, size).CopyTo(sum);
            foreach (var row in rowsOf[cluster])
            {
                across.Read(effects.Cell(row), dummies);
                Add(own, sum, effects.Derivatives(row), dummies, scores[row], 1 / (double)moments.Divisor);
            }

            correction.CorrectOne(own, factor, sum, power);
            sum.AsSpan(0, size).CopyTo(sums.AsSpan(cluster * size));
        });
        return true;
    }

    private double[] Wide(IMoments moments, double[] parameters, ExplicitEffects across, int wide)
    {
        var (score, jacobian, hessian) = (new double[size], new double[size * size], new double[wide * wide]);
        moments.Evaluate(parameters, score, jacobian);
        for (var j = 0; j < size; j++) jacobian.AsSpan(j * size, size).CopyTo(hessian.AsSpan(j * wide));
        for (var j = 0; j < across.Count; j++)
            for (var k = 0; k < across.Count; k++)
                hessian[((size + j) * wide) + size + k] = across.Hessian[(j * across.Count) + k] / moments.Divisor;
        return hessian;
    }

    private void Add(double[] own, double[] sum, ReadOnlySpan<double> derivatives, double[] dummies, double score, double weight)
    {
        var wide = sum.Length;
        for (var t = 0; t < dummies.Length; t++)
        {
            if (dummies[t] == 0) continue;
            sum[size + t] += score * dummies[t];
            for (var j = 0; j < size; j++)
            {
                own[(j * wide) + size + t] += derivatives[j] * dummies[t] * weight;
                own[((size + t) * wide) + j] += derivatives[j] * dummies[t] * weight;
            }

            for (var s = 0; s < dummies.Length; s++) own[((size + t) * wide) + size + s] += derivatives[size] * dummies[t] * dummies[s] * weight;
        }
    }
}
