using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;

namespace Cdi.Dsl.Checks;

/// <summary>CDI4014: what a model says and what humans say are two columns, or rows of two annotators.</summary>
internal sealed class IndependentLabelsCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        foreach (var llm in study.Llms)
        {
            if (llm.Recorded is not { } recorded) continue;
            foreach (var answer in recorded.LabelColumns().Append(recorded.Confidence).OfType<Located<string>>())
            {
                if (study.Humans.FirstOrDefault(human => human.Recorded is { } labels && labels.LabelColumns().Any(label => label.Value == answer.Value)
                    && AreOneFile(labels, recorded)) is not { } human) continue;
                diagnostics.Report(AnnotationDiagnostics.ModelReadsHumanLabel(answer.Place, answer.Value, llm.Name, human.Name));
            }
        }
    }

    private static bool AreOneFile(RecordedModel labels, RecordedModel answers)
    {
        if (labels.File is not { } left || answers.File is not { } right) return labels.File is null && answers.File is null;
        if (left.Source?.Value != right.Source?.Value) return false;
        return (left.Annotator is null && right.Annotator is null) || left.Only.IsEmpty || right.Only.IsEmpty || left.Only.Intersect(right.Only).Any();
    }
}
