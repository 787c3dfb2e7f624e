using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI5045, CDI5046, CDI1007: strata and finite populations from which the corpus was sampled need a population, and have a variance of their own, as
/// has a total over sampled clusters.</summary>
internal sealed class SurveyDesignCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        if (study.Estimands.FirstOrDefault(each => (each.Strata ?? each.PopulationSize) is not null) is { } sampled)
            Check(study, sampled, sampled.Strata is null ? "fpc" : "strata", sampled.Strata ?? sampled.PopulationSize, diagnostics);
        else if (study.Inference is { Generalise.Value: Generalise.Population }
            && study.Estimands.FirstOrDefault(each => each is { Form.Function: TargetFunction.Total, Weight: not null, Cluster: not null }) is { } total)
            Check(study, total, "cluster", total.Cluster, diagnostics);
    }

    private static void Check(StudyModel study, EstimandModel estimand, string word, Located<string>? named, DiagnosticBag diagnostics)
    {
        if (named is null) return;
        if (study.Inference is { Generalise: { Value: Generalise.Corpus } generalise })
            diagnostics.Report(DesignDiagnostics.SampledCorpus(generalise.Place, word, named.Value));
        var variance = InferenceWords.Variance(study.Inference, estimand.Cluster is not null);
        if (variance is not (VarianceEstimator.Sandwich or VarianceEstimator.ClusterCR1)
            && (study.Inference?.Variance?.Place ?? study.Inference?.Interval?.Place) is { } place)
            diagnostics.Report(DesignDiagnostics.SampledVariance(place, Choices.Variances.NameOf(variance), word, named.Value));
        if (estimand.CrossedCluster is { } crossed)
        {
            diagnostics.Report(SyntaxDiagnostics.NotSupportedYet(crossed.Place,
                $"A second column of clusters in `{estimand.Name}` beside `{word}`", "Name the column whose groups were sampled."));
        }
    }
}
