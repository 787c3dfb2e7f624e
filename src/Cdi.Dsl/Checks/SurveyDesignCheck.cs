using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI5045, CDI5046, CDI1007: strata, finite populations and totals of what the corpus was sampled from need a population, and have a variance of
/// their own, as has a total over sampled clusters.</summary>
internal sealed class SurveyDesignCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        if (study.Estimands.Select(each => (Estimand: each, Sample: Sample(study, each))).FirstOrDefault(each => each.Sample is not null)
            is { Estimand: { } sampled, Sample: var (word, named) })
            Check(study, sampled, word, named, diagnostics);
        else if (study.Inference is { Generalise.Value: Generalise.Population }
            && study.Estimands.FirstOrDefault(each => each is { Form.Function: TargetFunction.Total, Weight: not null, Cluster: not null }) is { } total)
            Check(study, total, "cluster", total.Cluster, diagnostics);
        foreach (var estimand in study.Estimands)
        {
            if (Sample(study, estimand) is var (what, _)) CheckParts(study, estimand, what, diagnostics);
        }
    }

    // The setting that says how the corpus was sampled, with its value.
    private static (string Word, Located<string> Named)? Sample(StudyModel study, EstimandModel estimand) =>
        estimand.Strata is { } strata ? ("strata", strata)
        : estimand.PopulationSize is { } size ? ("fpc", size)
        : study.Corpus?.Totals is { } totals
            ? ("totals", new($"[{string.Join(", ", totals.Value.Totals.Select(each => each.Column ?? "texts").Distinct())}]", totals.Place))
        : null;

    // What the variance of a sample has no part for yet, or what would make another sample of it.
    private static void CheckParts(StudyModel study, EstimandModel estimand, string word, DiagnosticBag diagnostics)
    {
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
