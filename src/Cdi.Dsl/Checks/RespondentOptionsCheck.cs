using Cdi.Dsl.Collections;
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
            if (labels.Answers.IsEmpty && answers.Answers.IsEmpty)
                Compare(outcome.Name, answers.Label, outcome.Options, labels.Map, answers.Map, diagnostics);
            foreach (var answer in answers.Answers)
            {
                if (labels.Answers.FirstOrDefault(each => each.Question == answer.Question) is not { } other) continue;
                var asked = outcome.Questions.First(each => each.Name == answer.Question);
                Compare($"{outcome.Name}.{asked.Name}", answer.Column, asked.Options, other.Map, answer.Map, diagnostics);
            }
        }
    }

    private static void Compare(string name, Located<string> column, EquatableArray<OptionModel> options, EquatableArray<CellMeaning> labels,
        EquatableArray<CellMeaning> answers, DiagnosticBag diagnostics)
    {
        var (human, model) = (Reachable(labels, options), Reachable(answers, options));
        if (!human.SequenceEqual(model)) diagnostics.Report(AnnotationDiagnostics.DifferentOptions(column.Place, name, human, model));
    }

    private static IReadOnlyList<string> Reachable(EquatableArray<CellMeaning> map, EquatableArray<OptionModel> options) =>
        [.. options.Select(option => option.Key).Where(key => map.IsEmpty || map.Any(meaning => meaning.Option == key))];
}
