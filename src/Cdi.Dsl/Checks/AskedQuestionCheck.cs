using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Semantics.Binding;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI4076 and CDI4078: a model is asked in the words of the question, and of several questions a prompt says which one it asks.</summary>
internal sealed class AskedQuestionCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        foreach (var llm in study.Llms.Where(llm => llm.IsAsked))
        {
            if (study.Outcomes.FirstOrDefault(each => each.Name == llm.Outcome) is not { Questions.IsEmpty: false } outcome) continue;
            if (outcome.IsDerived && llm.Examples is { } examples && Fault(study, outcome, examples) is { } fault)
                diagnostics.Report(QuestionDiagnostics.ExamplesOfSeveral(fault.Place, outcome.Name, fault.Fact, fault.Hint));
            foreach (var prompt in llm.AllPrompts().Where(prompt => prompt.IsWhole && !prompt.Shows(PromptPieceKind.Question)))
            {
                diagnostics.Report(QuestionDiagnostics.QuestionNotShown(prompt.Place,
                    outcome.Questions.Count == 1
                        ? $"The prompt does not show question `{outcome.Questions[0].Name}` of `{outcome.Name}`: people read other words"
                        : $"The prompt does not show `{{question}}`, and `{outcome.Name}` is asked by {outcome.Questions.Count} of them, all alike",
                    "Put `{question}` into the prompt where the question belongs, and `{options}` where its answers do."));
            }
        }
    }

    private static (Place Place, string Fact, string Hint)? Fault(StudyModel study, OutcomeModel outcome, ExamplesModel examples)
    {
        if (examples.Written.Any(each => each.Answers.IsEmpty))
        {
            return (examples.Place, "an example of the spec has one answer",
                $"Write its answer to each question, `{ExamplesBinder.Form(outcome)}`; one that was not asked may be left out.");
        }

        if (!examples.Written.IsEmpty)
        {
            var without = outcome.Questions.Where((_, place) => examples.Written.All(each => each.Answers[place].Length == 0)).ToList();
            return without.Count == 0 ? null : (examples.Place, $"no example of the spec has an answer to `{without[0].Name}`",
                $"Add it to one of them, `{ExamplesBinder.Form(outcome)}`.");
        }

        if (examples.Balance is { Value: true } balance)
            return (balance.Place, "as many of each option are not as many of each answer", "Leave `balance` out: a larger `pool` holds more of each.");
        return study.HumanOf(outcome)?.Recorded is { Answers.IsEmpty: true }
            ? (examples.Place, "people's labels are recorded, and not their answers",
                $"Record a column for each question, {string.Join(", ", outcome.Questions.Select(question => $"`{question.Name} = COLUMN`"))}.")
            : null;
    }
}
