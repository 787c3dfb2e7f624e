using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI5025 to CDI5028: a variance and a rule for intervals that fit each other, the methods, the target of inference and the level.</summary>
internal sealed class VarianceCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        if (study.Inference is not { } inference) return;
        var predicting = InferenceWords.Methods(study).Where(method => method is not (MethodKind.HumanOnly or MethodKind.LlmOnly)).ToList();
        if (inference.Variance is { } variance && variance.Value.IsHeteroskedasticityConsistent() && predicting.Count > 0)
        {
            diagnostics.Report(DesignDiagnostics.HumanLabelsOnly(
                variance.Place, Choices.Variances.NameOf(variance.Value), Choices.Methods.NameOf(predicting[0])));
        }

        CheckBootstrap(study, inference, diagnostics);
    }

    private static void CheckBootstrap(StudyModel study, InferenceModel inference, DiagnosticBag diagnostics)
    {
        var rule = InferenceWords.Interval(inference);
        if (InferenceWords.Variance(inference, hasClusters: false) != VarianceEstimator.Bootstrap)
        {
            if (rule.Resamples() && inference is { Variance: { } fixedVariance })
            {
                diagnostics.Report(DesignDiagnostics.IntervalWithoutResamples(
                    fixedVariance.Place, Choices.Variances.NameOf(fixedVariance.Value), Choices.Intervals.NameOf(rule)));
                return;
            }

            Report("replicates", inference.Replicates?.Place);
            Report("refit", inference.Refit?.Place);
            return;
        }

        var asked = inference is { Variance: { } variance } ? (variance.Place, "`variance = bootstrap`")
            : (inference.Interval?.Place ?? inference.Place, $"`interval = {Choices.Intervals.NameOf(rule)}`");
        if (inference.Generalise is { Value: Generalise.Corpus }) diagnostics.Report(DesignDiagnostics.BootstrapOfCorpus(asked.Item1, asked.Item2));
        if (rule.Resamples()) CheckReplicates(study, inference, rule, asked.Item1, diagnostics);

        void Report(string name, Place? place)
        {
            if (place is { } written) diagnostics.Report(DesignDiagnostics.NoEffect(written, name, "nothing is resampled without `variance = bootstrap`"));
        }
    }

    private static void CheckReplicates(StudyModel study, InferenceModel inference, IntervalRule rule, Place asked, DiagnosticBag diagnostics)
    {
        if (inference.Alpha is not { Value: > 0 and < 1 } alpha) return;
        var isCorrected = inference.Familywise is { Value: not FamilywiseCorrection.None };
        var fewest = IntervalRules.FewestReplicates(
            isCorrected ? alpha.Value / Math.Max(1, study.Estimands.Count) : alpha.Value, inference.Alternative?.Value ?? Alternative.TwoSided);
        var replicates = inference.Replicates?.Value ?? InferenceDefaults.Replicates;
        if (replicates >= fewest) return;
        diagnostics.Report(DesignDiagnostics.TooFewReplicates(
            inference.Replicates?.Place ?? asked, replicates, Choices.Intervals.NameOf(rule), fewest));
    }
}
