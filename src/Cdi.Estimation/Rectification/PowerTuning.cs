using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Numerics;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Rectification;

/// <summary>The λ that minimises the estimated variance: ⟨A, Cov(w g, (w − 1)ĝ)⟩ / ⟨A, Var((w − 1)ĝ)⟩, A = h hᵀ for a target and H⁻ᵀH⁻¹ for the trace
/// (statistics.md §4).</summary>
/// <remarks>
/// The covariances are those of the draw. Poisson draws: over all rows, as §4 writes them. Fixed sizes: those of §3 over the labelled rows, so that λ minimises
/// the very variance that is reported; the formula for Poisson draws would count the mean of ĝ as noise and tune a biased LLM down.
/// </remarks>
internal sealed class PowerTuning(MEstimator estimator)
{
    // Relative to their uncentred size, squares of deviations below this are rounding: the predictions are constant.
    private const double RoundingOfSquares = 1e-24;

    private readonly int size = estimator.ParameterCount;
    private readonly MomentSums sums = new(estimator.ParameterCount);
    private readonly DrawCovariance draws = new(estimator.ParameterCount);
    private readonly double[] moment = new double[estimator.ParameterCount];
    private readonly double[] control = new double[estimator.ParameterCount];

    /// <summary>λ before clipping; 0 where the predictions carry nothing.</summary>
    /// <param name="controls">The equation with coefficients (w − 1)φ̂ over all rows; null for draws of fixed size.</param>
    /// <param name="rows">The labelled rows.</param>
    /// <param name="parameters">The pilot.</param>
    /// <param name="weight">A, d × d.</param>
    public double Lambda(IMoments? controls, LabelledRows rows, double[] parameters, ReadOnlySpan<double> weight)
    {
        var (covariance, variance) = controls is null ? FixedSize(rows, parameters, weight) : Poisson(controls, rows, parameters);
        var (numerator, denominator) = (SquareMatrix.Dot(weight, covariance), SquareMatrix.Dot(weight, variance));
        return denominator > 0 && double.IsFinite(numerator / denominator) ? numerator / denominator : 0;
    }

    private (double[] Covariance, double[] Variance) FixedSize(LabelledRows rows, double[] parameters, ReadOnlySpan<double> weight)
    {
        var scores = rows.Scores(parameters);
        var predicted = rows.PredictedScores(parameters);
        var variance = draws.Between(rows, predicted, predicted, true);
        var uncentred = draws.Between(rows, predicted, predicted, false);
        if (SquareMatrix.Dot(weight, variance) <= RoundingOfSquares * SquareMatrix.Dot(weight, uncentred)) Array.Clear(variance);
        return (draws.Between(rows, scores, predicted, true), variance);
    }

    private (double[] Covariance, double[] Variance) Poisson(IMoments controls, LabelledRows rows, double[] parameters)
    {
        sums.Clear();
        controls.AddProducts(parameters, null, [sums]);
        sums.Count = controls.Rows;
        var (covariance, variance, total) = (new double[size * size], new double[size * size], new double[size]);
        sums.AddTo(variance, true, isUnbiased: false);
        var scores = rows.Scores(parameters);
        var predicted = rows.PredictedScores(parameters);
        for (var k = 0; k < rows.Count; k++)
        {
            var weight = 1 / rows.Probability[k];
            SquareMatrix.CopyRow(scores, rows.Count, k, moment);
            SquareMatrix.CopyRow(predicted, rows.Count, k, control);
            SquareMatrix.AddOuter(covariance, moment, control, weight * (weight - 1));
            for (var j = 0; j < size; j++) total[j] += weight * moment[j];
        }

        SquareMatrix.AddOuter(covariance, total, sums.Sum, -1.0 / controls.Rows);
        return (covariance, variance);
    }
}
