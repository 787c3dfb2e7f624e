using Cdi.Corpus;

namespace Cdi.Studies.Running;

/// <summary>Warns (CDI9004) where a model states confidences below one half for labels that it gave itself.</summary>
internal static class LowConfidence
{
    /// <summary>One warning for each model that does so, in the order of the spec.</summary>
    public static IEnumerable<DataDiagnostic> Warnings(StudyMaterial material)
    {
        foreach (var llm in material.Definition.Llms)
        {
            if (llm.RecordedConfidence is not { } record) continue;
            var (below, answers) = (0, 0);
            foreach (var confidence in material.Table.RecordedNumbers(record).Span)
            {
                if (double.IsNaN(confidence)) continue;
                answers++;
                if (confidence < 0.5) below++;
            }

            if (below > 0) yield return DataDiagnostics.ConfidenceBelowHalf(material.Table.File, record, below, answers);
        }
    }
}
