using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI1007: clusters of two columns have sums for human labels; folds, resamples and corrections for leverage need clusters that are apart.</summary>
internal sealed class CrossedClusterCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        if (study.Estimands.FirstOrDefault(estimand => estimand.CrossedCluster is not null) is not { CrossedCluster: { } crossed } estimand) return;
        if (InferenceWords.Methods(study).FirstOrDefault(method => method is not (MethodKind.HumanOnly or MethodKind.LlmOnly)) is var predicting
            && InferenceWords.Methods(study).Any(method => method is not (MethodKind.HumanOnly or MethodKind.LlmOnly)))
        {
            diagnostics.Report(SyntaxDiagnostics.NotSupportedYet(crossed.Place,
                $"A second column of clusters in `{estimand.Name}` for method `{Choices.Methods.NameOf(predicting)}`",
                "Use `method = human_only` without other methods under `compare`, or one column."));
        }

        var variance = InferenceWords.Variance(study.Inference, hasClusters: true);
        if (variance is VarianceEstimator.Bootstrap or VarianceEstimator.ClusterCR2)
        {
            diagnostics.Report(SyntaxDiagnostics.NotSupportedYet(crossed.Place,
                $"A second column of clusters in `{estimand.Name}` for `variance = {Choices.Variances.NameOf(variance)}`",
                "Use `cr0`, `cr1` or `cr1s`, or one column."));
        }
    }
}
