using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics;

/// <summary>What follows for variance and interval where the author says one of them.</summary>
internal static class InferenceWords
{
    /// <summary>The variance: that of the resampled rows from which intervals are formed, else over clusters where there are some.</summary>
    /// <param name="inference">The block; null where there is none.</param>
    /// <param name="hasClusters">Whether an estimand names a cluster.</param>
    public static VarianceEstimator Variance(InferenceModel? inference, bool hasClusters) => inference switch
    {
        { Variance: { } variance } => variance.Value,
        { Interval: { } interval } when interval.Value.Resamples() => VarianceEstimator.Bootstrap,
        _ => hasClusters ? VarianceEstimator.ClusterCR1 : VarianceEstimator.Sandwich,
    };

    /// <summary>The rule for intervals: who asks for a bootstrap means its percentiles.</summary>
    public static IntervalRule Interval(InferenceModel? inference) => inference?.Interval?.Value
        ?? (inference?.Variance?.Value == VarianceEstimator.Bootstrap ? IntervalRule.Percentile : IntervalRule.FiniteSample);

    /// <summary>The methods that a study uses: the primary one, which where it is left out tunes if there is a model to tune, and those compared.</summary>
    public static IEnumerable<MethodKind> Methods(StudyModel study)
    {
        var hasModel = study.Estimands.Any(estimand => estimand.Form is { } form && form.Annotated.All(outcome => study.LlmOf(outcome) is not null));
        var primary = study.Inference?.Method?.Value ?? (hasModel ? MethodKind.Calibrated : MethodKind.HumanOnly);
        return (study.Report?.Compare ?? []).Select(compared => compared.Value.Method).Append(primary);
    }
}
