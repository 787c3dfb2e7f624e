using Cdi.Estimation.Numerics;
using Cdi.Estimation.LabelledSamples;

namespace Cdi.Estimation.Variance;

/// <summary>Σₖₗ fₖfₗρₖₗ², ρ the correlation of residuals under <see cref="WorkingResiduals"/>: 1/df of the rule of Bell and McCaffrey (2002), in O(m d²) by
/// traces of d × d matrices.</summary>
/// <remarks>Gₖₗ − δₖₗ = −κ(wₖ + wₗ) sₖᵀM sₗ + κ² sₖᵀK sₗ, κ = 1 − λ, so that the double sum is a sum of
/// traces of M and K with Aₚ = Σ (f/G) wᵖ s sᵀ, w what a row counts
/// in the fit.</remarks>
internal sealed class BellMcCaffrey(WorkingResiduals residuals, int size)
{
    // A row that shows less than this of its error is taken as fitted exactly: it has no residual to correlate.
    private const double Fitted = 1e-6;

    private readonly double[] row = new double[size];

    /// <summary>1/df.</summary>
    /// <param name="rows">The labelled rows.</param>
    /// <param name="shares">m: f, the share of each row in the variance.</param>
    public double Inverse(LabelledRows rows, ReadOnlySpan<double> shares)
    {
        double[][] sums = [new double[size * size], new double[size * size], new double[size * size]];
        var total = 0.0;
        for (var k = 0; k < residuals.Count; k++)
        {
            var visible = residuals.Visible[k];
            if (visible < Fitted)
            {
                total += shares[k];
                continue;
            }

            var (scaled, weight) = (shares[k] / visible, residuals.WeightOf(rows, k));
            total += scaled * scaled * ((2 * visible) - 1);
            residuals.CopyRow(k, row);
            for (var power = 0; power < sums.Length; power++, scaled *= weight) SquareMatrix.AddOuter(sums[power], row, row, scaled);
        }

        return total + Correlations(sums[0], sums[1], sums[2]);
    }

    private double Correlations(double[] zero, double[] one, double[] two)
    {
        var (own, taken, share) = (residuals.Spread, residuals.Taken, residuals.Share);
        var (ownZero, ownOne, takenZero) = (Product(own, zero), Product(own, one), Product(taken, zero));
        var squares = (2 * Trace(Product(own, two), ownZero)) + (2 * Trace(ownOne, ownOne));
        var mixed = Trace(takenZero, ownOne);
        return share * share * (squares - (4 * share * mixed) + (share * share * Trace(takenZero, takenZero)));
    }

    private double[] Product(double[] left, double[] right)
    {
        var product = new double[size * size];
        for (var i = 0; i < size; i++)
        {
            for (var k = 0; k < size; k++)
            {
                for (var j = 0; j < size; j++) product[(i * size) + j] += left[(i * size) + k] * right[(k * size) + j];
            }
        }

        return product;
    }

    private double Trace(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++) sum += left[(i * size) + j] * right[(j * size) + i];
        }

        return sum;
    }
}
