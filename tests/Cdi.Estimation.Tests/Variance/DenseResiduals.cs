using MathNet.Numerics.LinearAlgebra;

namespace Cdi.Estimation.Tests.Variance;

/// <summary>The residuals of the working model by m × m matrices: ẑ = A z with A = I − κ S M SᵀW, S the directions of the rows, M = Ĥ⁻¹/n, W the weights and
/// κ how much of the fit follows the labelled rows.</summary>
internal sealed class DenseResiduals
{
    private readonly Matrix<double> directions;
    private readonly Matrix<double> maker;
    private readonly Matrix<double> covariance;

    public DenseResiduals(double[][] directions, double[] weights, double[] spread, double share)
    {
        var (count, size) = (directions.Length, directions[0].Length);
        this.directions = Matrix<double>.Build.DenseOfRowArrays(directions);
        var projection = this.directions * Matrix<double>.Build.DenseOfColumnMajor(size, size, spread) * this.directions.Transpose();
        maker = Matrix<double>.Build.DenseIdentity(count) - (share * projection * Matrix<double>.Build.DenseOfDiagonalArray(weights));
        covariance = maker * maker.Transpose();
    }

    public int Count => directions.RowCount;

    /// <summary>hᵀs of every row.</summary>
    public double[] Along(double[] influence) => [.. directions * Vector<double>.Build.DenseOfArray(influence)];

    /// <summary>1/df and the share shown of Σ (drawn·factor·(G − kept) + population·G) (hᵀs)², the rule of Bell and McCaffrey or its bound.</summary>
    public (double Inverse, double Shown) Of(double[] influence, double[] drawn, double[] population, double[]? kept = null, double[]? factor = null)
    {
        var squares = Along(influence).Select(value => value * value).ToArray();
        var whole = drawn.Select((value, k) => value + population[k]).ToArray();
        var total = whole.Select((value, k) => value * squares[k]).Sum();
        var shares = whole.Select((value, k) => value * squares[k] / total).ToArray();
        var (bound, alone, shown) = (0.0, 0.0, 0.0);
        for (var k = 0; k < Count; k++)
        {
            if (shares[k] == 0) continue;
            var visible = covariance[k, k];
            var centred = Math.Max(0, visible - (kept?[k] ?? 0));
            bound += Math.Min(shares[k], shares[k] * shares[k] * whole[k] / ((drawn[k] * centred) + (population[k] * visible)));
            alone += Math.Min(shares[k], shares[k] * shares[k] / visible);
            shown += squares[k] * ((drawn[k] * centred * (factor?[k] ?? 1)) + (population[k] * visible)) / total;
        }

        return (bound < 1.0 / 60 ? bound : Math.Min(bound, Exact(shares) + bound - alone), Math.Min(1, shown));
    }

    /// <summary>1/df of Σ over clusters of (Σ w hᵀs ẑ)²: errors are half common to their cluster.</summary>
    public double OfClusters(double[] influence, double[] weights, int[] clusters)
    {
        var common = Matrix<double>.Build.Dense(Count, Count, (k, l) => (clusters[k] == clusters[l] ? 0.5 : 0) + (k == l ? 0.5 : 0));
        var shown = maker * common * maker.Transpose();
        var along = Along(influence);
        var parts = clusters.Distinct()
            .Select(cluster => Vector<double>.Build.Dense(Count, k => clusters[k] == cluster ? weights[k] * along[k] : 0))
            .Select(own => (True: own * common * own, Visible: own * shown * own)).ToList();
        var total = parts.Sum(part => part.True);
        return parts.Sum(part => Math.Min(part.True / total, Math.Pow(part.True / total, 2) * part.True / part.Visible));
    }

    // Σ f_k f_l ρ², the rows that are fitted exactly without correlations.
    private double Exact(double[] shares)
    {
        var sum = 0.0;
        for (var k = 0; k < Count; k++)
        {
            for (var l = 0; l < Count; l++)
            {
                if (covariance[k, k] < 1e-6 || covariance[l, l] < 1e-6) sum += k == l ? shares[k] : 0;
                else sum += shares[k] * shares[l] * covariance[k, l] * covariance[k, l] / (covariance[k, k] * covariance[l, l]);
            }
        }

        return sum;
    }
}
