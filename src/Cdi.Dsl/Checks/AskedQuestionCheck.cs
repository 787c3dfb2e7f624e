using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
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
            if (outcome.IsDerived && llm.Examples is { } examples) diagnostics.Report(QuestionDiagnostics.ExamplesOfSeveral(examples.Place, outcome.Name));
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
}
