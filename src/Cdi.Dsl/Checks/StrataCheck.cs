using Cdi.Dsl.Definitions;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI5019 and CDI5090 to CDI5094: designs that draw from strata have strata that are known before a draw, and a variance.</summary>
internal sealed class StrataCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        if (study.Sampling is not { IsGiven: false } sampling) return;
        var designs = Stratified(study, sampling).ToList();
        if (designs.Count == 0)
        {
            // Where an experiment draws from them, its cells are held against this check one by one.
            if (sampling is { DrawStrata: { } unused, Budget: not null } && !IsVaried(study))
                diagnostics.Report(DesignDiagnostics.GroupsWithoutGiven(unused.Place, "strata"));
            return;
        }

        var (design, place) = designs[0];
        var name = Choices.Designs.NameOf(design);
        if (sampling.DrawStrata is { } strata)
        {
            foreach (var part in strata.Value.Where(part => part.Value.Llm is not null)) CheckModel(study, part, diagnostics);
        }
        else if (sampling.LacksStrata)
        {
            diagnostics.Report(DesignDiagnostics.NoStrata(place, name));
        }

        if (sampling.Draw is { Value: DrawMethod.Poisson } draw) diagnostics.Report(DesignDiagnostics.StrataOfPoisson(draw.Place, name));
        if (study.Inference is { } inference) CheckResampling(inference, name, diagnostics);
        foreach (var (learning, written) in designs.Where(each => each.Design == DesignKind.Neyman).Take(1))
        {
            if (DrawFacts.Of(study) is { BurnInLabels: 0, Rounds: 1 })
                diagnostics.Report(DesignDiagnostics.NothingToAllocateBy(written, Choices.Designs.NameOf(learning)));
        }
    }

    private static IEnumerable<(DesignKind Design, Place Place)> Stratified(StudyModel study, SamplingModel sampling)
    {
        if (sampling.Design is { } own && own.Value.IsStratified()) yield return (own.Value, own.Place);
        foreach (var compared in study.Report?.Compare ?? [])
        {
            if (compared.Value.Design is { } design && design.IsStratified()) yield return (design, compared.Place);
        }
    }

    private static bool IsVaried(StudyModel study) =>
        study.Experiments.Any(experiment => (experiment.Designs ?? []).Any(design => design.Value.IsStratified()));

    private static void CheckResampling(InferenceModel inference, string design, DiagnosticBag diagnostics)
    {
        if (inference.Variance is { Value: VarianceEstimator.Bootstrap } variance)
            diagnostics.Report(DesignDiagnostics.StrataResampled(variance.Place, "variance = bootstrap", design));
        else if (inference.Interval is { } interval && interval.Value.Resamples())
            diagnostics.Report(DesignDiagnostics.StrataResampled(interval.Place, $"interval = {Choices.Intervals.NameOf(interval.Value)}", design));
    }

    private static void CheckModel(StudyModel study, Located<StratumPart> part, DiagnosticBag diagnostics)
    {
        if (!study.IsComplete || study.Llms.FirstOrDefault(llm => llm.Name == part.Value.Llm) is not { } llm) return;
        if (study.Outcomes.FirstOrDefault(outcome => outcome.Name == llm.Outcome) is not { } outcome) return;
        if (Fault(study, llm, outcome, part.Value.Bins > 0) is { } fault)
            diagnostics.Report(DesignDiagnostics.NoStratum(part.Place, part.Value.Written, fault.Fact, fault.Hint));
    }

    private static (string Fact, string Hint)? Fault(StudyModel study, LlmModel llm, OutcomeModel outcome, bool byConfidence) =>
        study.LearnsFromPeople(llm) ? ($"`{llm.Name}` learns from people's labels, and strata are formed before there are any", "Use columns of the corpus.")
        : llm is { IsAsked: true, Examples: not null }
            ? ($"prompts of `{llm.Name}` show labels of the study, so that it answers after the first draw", "Use columns of the corpus.")
        : byConfidence && !ConfidenceDesignCheck.IsSure(llm, outcome)
            ? ($"`{llm.Name}` has no confidence", $"Add `confidence` to `llm {llm.Name}`, or use its label: `{llm.Name}`.")
        : !byConfidence && outcome.IsNumber
            ? ($"`{llm.Name}` answers with numbers, which form no groups", "Use columns of the corpus, or its confidence.")
        : null;
}
