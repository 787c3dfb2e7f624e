using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Estimates;

/// <content>Coefficients of conditional quantiles.</content>
public sealed partial class StudyEstimation
{
    // What least squares of the same rows cannot tell apart, no quantile can: its failures name columns and labels.
    private EstimationOutcome RegressionQuantile(
        int estimand, double level, LabelledSample sample, PredictionSource prediction, EstimationOptions options)
    {
        if (!problem.IsHeld) throw new InvalidOperationException("A quantile regression needs rows that are held.");
        var asked = problem.Estimands[estimand];
        var isOfModel = options.Form == MomentForm.PredictionOnly;
        var plain = EstimationOptions.For(isOfModel ? EstimationMethod.LlmOnly : EstimationMethod.HumanOnly, Generalise.Population, options.Alpha) with
        {
            RowWeights = options.RowWeights,
        };
        var squares = estimators[estimand].Estimate(
            Bound(estimand, sample), Described(asked, sample, isOfModel ? PredictionSource.Raw : PredictionSource.None), [], plain);
        return squares as SolveFailure ?? new QuantileRegression(problem, estimand, level, seed).Estimate(sample, prediction, options);
    }
}
