using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI5070, CDI5071, CDI1007: calibrated labels make estimates alone, and have variances that know of their weights; a variance of two phases has no
/// groups.</summary>
internal sealed class LabelCalibrationCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        if (study.Inference is not { } inference) return;
        if (inference.Variance is { } phases && phases.Value.IsOfTwoPhases()
            && study.Estimands.FirstOrDefault(estimand => estimand.Cluster is not null) is { Cluster: { } cluster } grouped)
        {
            diagnostics.Report(SyntaxDiagnostics.NotSupportedYet(phases.Place,
                $"`variance = {Choices.Variances.NameOf(phases.Value)}` of `{grouped.Name}`, whose texts are in groups of `{cluster.Value}`,",
                "Use `variance = cluster`, which sums over groups."));
        }

        if (inference.Calibration is not { } calibration) return;
        var place = calibration.Place;
        var predicting = Methods(study).Where(method => method is not (MethodKind.HumanOnly or MethodKind.LlmOnly)).ToList();
        if (predicting.Count > 0)
            diagnostics.Report(DesignDiagnostics.CalibratedLabelsOnly(place, Choices.Methods.NameOf(predicting[0])));
        CheckVariance(inference, diagnostics);
        foreach (var (what, instead) in Unsupported(study, inference, calibration))
            diagnostics.Report(SyntaxDiagnostics.NotSupportedYet(place, $"`calibrate` {what}", instead));
    }

    private static IEnumerable<MethodKind> Methods(StudyModel study) => InferenceWords.Methods(study)
        .Concat(study.Experiments.SelectMany(experiment => experiment.Methods?.Select(method => method.Value) ?? []));

    private static void CheckVariance(InferenceModel inference, DiagnosticBag diagnostics)
    {
        if (inference.Variance is { } variance && !Knows(variance.Value))
        {
            var written = $"variance = {Choices.Variances.NameOf(variance.Value)}";
            diagnostics.Report(DesignDiagnostics.VarianceOfCalibratedLabels(variance.Place, written));
        }
        else if (inference.Interval is { Value: not (IntervalRule.FiniteSample or IntervalRule.Wald) } interval)
        {
            var written = $"interval = {Choices.Intervals.NameOf(interval.Value)}";
            diagnostics.Report(DesignDiagnostics.VarianceOfCalibratedLabels(interval.Place, written));
        }
    }

    private static bool Knows(VarianceEstimator variance) => variance.IsOfTwoPhases()
        || variance is VarianceEstimator.Sandwich or VarianceEstimator.ClusterCR0 or VarianceEstimator.ClusterCR1;

    private static IEnumerable<(string What, string Instead)> Unsupported(
        StudyModel study, InferenceModel inference, Located<Definitions.LabelTotals> calibration)
    {
        foreach (var estimand in study.Estimands)
        {
            if (estimand.Form?.Function == TargetFunction.Total && (estimand.Weight is not null || study.Corpus?.Totals is not null))
                yield return ($"beside the weighted total `{estimand.Name}`", "Ask for its mean, or leave the weight out.");
            if (estimand.Form is EstimandForm.RaterAgreement)
                yield return ($"beside `{estimand.Name}`, the agreement of people with one another,", "Leave `calibrate` out.");
            if (estimand.Form is EstimandForm.Regression { Family: RegressionFamily.Quantile })
                yield return ($"beside the quantile regression `{estimand.Name}`", "Leave `calibrate` out.");
            var grouped = estimand.Cluster ?? estimand.Strata ?? estimand.PopulationSize;
            if (calibration.Value.IsPlain && inference.Generalise is { Value: Generalise.Population }
                && (grouped is not null || study.Corpus?.Totals is not null))
                yield return ($"with `residuals = plain` beside groups or totals of `{estimand.Name}`", "Leave `residuals` out.");
        }

        if (inference.Precision is { Value: NumberPrecision.Extended }) yield return ("beside `precision = extended`", "Leave one of them out.");
        if (inference.Pooling is { Value: PoolingRule.Partial }) yield return ("beside `pooling = partial`", "Leave `pooling` out.");
        if (study.Humans.Any(human => human.Nonresponse is { Value: Nonresponse.Bounds }))
            yield return ("with `nonresponse = bounds`", "Use `nonresponse = weights`, whose assumption the report states.");
    }
}
