using Cdi.Estimation.Prediction;

namespace Cdi.Estimation.Tests.Prediction;

/// <summary>A tree with one split on a raw covariate: the cut with the least squared error, and the weighted means on its sides.</summary>
internal sealed class Stump(PredictorColumns columns) : IPredictor
{
    private int covariate;
    private double cut;
    private double below;
    private double above;

    public void Fit(ReadOnlySpan<int> rows, ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        var least = double.PositiveInfinity;
        for (var column = 0; column < columns.CovariateCount; column++)
        {
            foreach (var row in rows)
            {
                var at = columns.Covariate(column).Span[row];
                var (error, low, high) = Split(column, at, rows, values, weights);
                if (!(error < least)) continue;
                (least, covariate, cut, below, above) = (error, column, at, low, high);
            }
        }
    }

    public double Predict(int row) => columns.Covariate(covariate).Span[row] <= cut ? below : above;

    private (double Error, double Below, double Above) Split(
        int column, double at, ReadOnlySpan<int> rows, ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        Span<double> sums = stackalloc double[6];
        for (var i = 0; i < rows.Length; i++)
        {
            var side = columns.Covariate(column).Span[rows[i]] <= at ? 0 : 3;
            sums[side] += weights[i];
            sums[side + 1] += weights[i] * values[i];
            sums[side + 2] += weights[i] * values[i] * values[i];
        }

        var (low, high) = (sums[1] / Math.Max(sums[0], 1e-300), sums[4] / Math.Max(sums[3], 1e-300));
        return (sums[2] - (sums[1] * low) + sums[5] - (sums[4] * high), low, high);
    }
}
