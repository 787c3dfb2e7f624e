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
        foreach (var estimand in study.Estimands.Where(each => (each.Strata ?? each.PopulationSize) is not null)) CheckParts(study, estimand, diagnostics);
    }

    // What the variance of a sample has no part for yet, or what would make another sample of it.
    private static void CheckParts(StudyModel study, EstimandModel estimand, DiagnosticBag diagnostics)
    {
        var word = estimand.Strata is null ? "fpc" : "strata";
        if (estimand.Form is EstimandForm.Regression { Questions.IsEmpty: false } model)
        {
            diagnostics.Report(SyntaxDiagnostics.NotSupportedYet(estimand.Place, $"`{model.Asked}` beside `{word}`",
                "Ask for coefficients of the model, or for means and shares `by` groups."));
        }

        if (estimand.PopulationSize is not null && study.Sampling is { Given: not null, Cluster: { } drawn })
        {
            diagnostics.Report(SyntaxDiagnostics.NotSupportedYet(drawn.Place, $"Labels drawn by whole groups beside the `fpc` of `{estimand.Name}`",
                "Leave `fpc` out: the variance is then somewhat too large, never too small."));
        }

        if (study.Corpus is { Keep.IsEmpty: false })
        {
            diagnostics.Report(SyntaxDiagnostics.NotSupportedYet(estimand.Place, $"`keep` of the corpus beside `{word}` of `{estimand.Name}`",
                "Part of a sample is no sample of its own: ask `by` groups, or give the other texts the weight 0."));
        }
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
