using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI4049: a prompt that is to explain the options needs something that is said of them.</summary>
internal sealed class ExplainedOptionsCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        foreach (var llm in study.Llms)
        {
            if (study.Outcomes.FirstOrDefault(outcome => outcome.Name == llm.Outcome) is not { HasAllOptions: true } outcome) continue;
            if (outcome.Asked().Any(asked => asked.Options.Any(option => option.Documentation.Length > 0))) continue;
            foreach (var prompt in llm.AllPrompts().Append(llm.ConfidencePrompt).OfType<PromptModel>())
            {
                if (prompt.Shows(PromptPieceKind.ExplainedOptions)) diagnostics.Report(AnnotationDiagnostics.NothingExplained(prompt.Place, outcome.Name));
            }
        }
    }
}
