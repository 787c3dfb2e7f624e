using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Numerics;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Rectification;

/// <summary>The λ that minimises the estimated variance: ⟨A, Cov(w g, (w − 1)ĝ)⟩ / ⟨A, Var((w − 1)ĝ)⟩, A = h hᵀ for a target and H⁻ᵀH⁻¹ for the trace (statistics.md §4).</summary>
/// <remarks>
/// The covariances are those of the draw. Poisson draws: over all rows, as §4 writes them. Fixed sizes: those of §3 over the labelled rows, so that λ minimises
/// the very variance that is reported; the formula for Poisson draws would count the mean of ĝ as noise and tune a biased LLM down.
/// </remarks>
internal sealed class PowerTuning(MEstimator estimator)
{
    // Relative to their uncentred size, squares of deviations below this are rounding: the predictions are constant.
    private const double RoundingOfSquares = 1e-24;

    private readonly int size = estimator.ParameterCount;
    private readonly DrawCovariance draws = new(estimator.ParameterCount);
    private readonly double[] moment = new double[estimator.ParameterCount];
    private readonly double[] control = new double[estimator.ParameterCount];
    private double[] buffer = [];

    /// <summary>λ before clipping; 0 where the predictions carry nothing.</summary>
    /// <param name="controls">The equation with coefficients (w − 1)φ̂ over all rows; not read for draws of fixed size.</param>
    /// <param name="rows">The labelled rows.</param>
    /// <param name="draw">How they were drawn.</param>
    /// <param name="parameters">The pilot.</param>
    /// <param name="weight">A, d × d.</param>
    public double Lambda(in MomentEquation controls, LabelledRows rows, SampleDraw draw, double[] parameters, ReadOnlySpan<double> weight)
    {
        var (covariance, variance) = draw.IsFixedSize ? FixedSize(rows, draw, parameters, weight) : Poisson(controls, rows, parameters);
        var (numerator, denominator) = (SquareMatrix.Dot(weight, covariance), SquareMatrix.Dot(weight, variance));
        return denominator > 0 && double.IsFinite(numerator / denominator) ? numerator / denominator : 0;
    }

    private (double[] Covariance, double[] Variance) FixedSize(LabelledRows rows, SampleDraw draw, double[] parameters, ReadOnlySpan<double> weight)
    {
        var scores = rows.Scores(parameters);
        var predicted = rows.PredictedScores(parameters);
        var variance = draws.Between(rows, predicted, predicted, draw);
        var uncentred = draws.Between(rows, predicted, predicted, SampleDraw.Poisson);
        if (SquareMatrix.Dot(weight, variance) <= RoundingOfSquares * SquareMatrix.Dot(weight, uncentred)) Array.Clear(variance);
        return (draws.Between(rows, scores, predicted, draw), variance);
    }

    private (double[] Covariance, double[] Variance) Poisson(in MomentEquation controls, LabelledRows rows, double[] parameters)
    {
        var (covariance, variance) = (new double[size * size], new double[size * size]);
        var (sumMoment, sumControl) = (new double[size], new double[size]);
        var scores = rows.Scores(parameters);
        var next = 0;
        var moments = new RowMoments(controls, parameters, ref buffer);
        while (moments.MoveNext())
        {
            for (var i = 0; i < moments.Count; i++)
            {
                SquareMatrix.CopyRow(moments.Values, moments.Count, i, control);
                SquareMatrix.AddOuter(variance, control, control, 1);
                for (var j = 0; j < size; j++) sumControl[j] += control[j];
                if (next == rows.Count || rows.Index.Span[next] != moments.First + i) continue;
                SquareMatrix.CopyRow(scores, rows.Count, next, moment);
                for (var j = 0; j < size; j++) sumMoment[j] += moment[j] /= rows.Probability[next];
                SquareMatrix.AddOuter(covariance, moment, control, 1);
                next++;
            }
        }

        SquareMatrix.AddOuter(covariance, sumMoment, sumControl, -1.0 / controls.Rows);
        SquareMatrix.AddOuter(variance, sumControl, sumControl, -1.0 / controls.Rows);
        return (covariance, variance);
    }
}
