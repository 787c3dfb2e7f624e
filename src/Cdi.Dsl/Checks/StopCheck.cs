using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI5100 and CDI5101: sampling that may stop early has rounds between which it can, and intervals that hold whenever they are looked at.</summary>
internal sealed class StopCheck : IStudyCheck
{
    private const string Resampled = "what is resampled once has the level of one look";

    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        if (study.Sampling is not { Stop: { } stop } sampling) return;
        if (sampling.IsGiven)
        {
            diagnostics.Report(DesignDiagnostics.NoSequence(
                stop.Place, "`given`", "the labels were drawn before, and nothing is left to stop", "Leave `stop` out."));
            return;
        }

        if (DrawFacts.Of(study) is { Rounds: < 2 })
            diagnostics.Report(DesignDiagnostics.NowhereToStop(stop.Place, string.Join(" and ", stop.Value.Select(bound => bound.Written))));
        foreach (var (beside, fact, hint) in Unsupported(study))
            diagnostics.Report(DesignDiagnostics.NoSequence(stop.Place, beside, fact, hint));
    }

    private static IEnumerable<(string Beside, string Fact, string Hint)> Unsupported(StudyModel study)
    {
        if (study.Humans.FirstOrDefault(human => human.Nonresponse is not null) is { } human)
        {
            yield return ($"`nonresponse` of `{human.Name}`", "how many can say what a text is would be known for whole rounds only",
                "Leave `stop` out, or let people choose an option for such texts.");
        }

        if (study.Inference is not { } inference) yield break;
        if (inference.Alternative is { Value: not Alternative.TwoSided } side)
        {
            yield return ($"`alternative = {Choices.Alternatives.NameOf(side.Value)}`", "intervals that are open on one side have no half-width",
                "Leave `alternative` or `stop` out.");
        }

        if (inference.Familywise is { Value: FamilywiseCorrection.MaximumZ })
        {
            yield return ("`familywise = max_z`", "the largest of several statistics has the level of one look",
                "Use `familywise = bonferroni` or `holm`, which hold at every look.");
        }

        if (inference.Winner is not null) yield return ("`winner`", "it is chosen at one look", "Leave `winner` or `stop` out.");
        if (inference.Pooling is { Value: PoolingRule.Partial }) yield return ("`pooling = partial`", "pooled intervals have the level of one look",
            "Leave `pooling` or `stop` out.");
        var variance = InferenceWords.Variance(inference, hasClusters: false);
        if (variance == VarianceEstimator.Bootstrap || InferenceWords.Interval(inference).Resamples())
            yield return ("a bootstrap", Resampled, "Use `variance = sandwich` or `cluster`, or leave `stop` out.");
        else if (InferenceWords.Methods(study).Concat(study.Experiments.SelectMany(each => each.Methods?.Select(method => method.Value) ?? []))
            .Contains(MethodKind.PredictThenDebias))
        {
            yield return ("`predict_then_debias`", "its three analyses together have the level of one look",
                "Use `calibrated`, `ppi_tuned` or `confidence_driven`, or leave `stop` out.");
        }

        if (inference.Method is { Value: MethodKind.LlmOnly })
            yield return ("`method = llm_only`", "its intervals hold at no look", "Use another method, or leave `stop` out.");
    }
}
