using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;

namespace Cdi.Dsl.Checks;

/// <summary>CDI4010: humans and model should choose among the same options.</summary>
internal sealed class RespondentOptionsCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        foreach (var llm in study.Llms)
        {
            var outcome = study.Outcomes.FirstOrDefault(outcome => outcome.Name == llm.Outcome);
            if (outcome is null || llm.Recorded is not { } answers || study.HumanOf(outcome)?.Recorded is not { HasWholeMap: true } labels
                || !answers.HasWholeMap) continue;
            var (human, model) = (Reachable(labels, outcome), Reachable(answers, outcome));
            if (!human.SequenceEqual(model)) diagnostics.Report(AnnotationDiagnostics.DifferentOptions(answers.Label.Place, outcome.Name, human, model));
        }
    }

    private static IReadOnlyList<string> Reachable(RecordedModel recorded, OutcomeModel outcome) =>
        [.. outcome.Options.Select(option => option.Key).Where(key => recorded.Map.IsEmpty || recorded.Map.Any(meaning => meaning.Option == key))];
}
