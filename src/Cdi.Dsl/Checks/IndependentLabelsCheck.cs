using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;

namespace Cdi.Dsl.Checks;

/// <summary>CDI4014: what a model says and what humans say are two columns.</summary>
internal sealed class IndependentLabelsCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        foreach (var llm in study.Llms)
        {
            foreach (var answer in new[] { llm.Recorded?.Label, llm.Recorded?.Confidence }.OfType<Located<string>>())
            {
                if (study.Humans.FirstOrDefault(human => human.Recorded?.Label.Value == answer.Value) is not { } human) continue;
                diagnostics.Report(AnnotationDiagnostics.ModelReadsHumanLabel(answer.Place, answer.Value, llm.Name, human.Name));
            }
        }
    }
}
