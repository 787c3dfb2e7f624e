using Cdi.Corpus;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <summary>Warns (CDI9004) where a model states confidences for its own labels that are below those of a guess among the options.</summary>
internal static class LowConfidence
{
    // A third is written 0.333 in many files.
    private const double Rounding = 0.01;

    /// <summary>One warning for each model that does so, in the order of the spec.</summary>
    public static IEnumerable<DataDiagnostic> Warnings(StudyMaterial material)
    {
        foreach (var llm in material.Definition.Llms)
        {
            if (llm.RecordedConfidence is not { } record || OptionsOf(llm, material.Definition) is not { } options) continue;
            var (below, answers) = (0, 0);
            foreach (var confidence in material.Table.RecordedNumbers(record).Span)
            {
                if (double.IsNaN(confidence)) continue;
                answers++;
                if (confidence * options < 1 - Rounding) below++;
            }

            if (below > 0) yield return DataDiagnostics.ConfidenceBelowGuess(material.Table.File, record, below, answers, options);
        }
    }

    /// <summary>The number of options among which the model chooses; null for a number, whose confidence has no such floor.</summary>
    private static int? OptionsOf(LlmDefinition llm, StudyDefinition study) =>
        study.Outcomes.First(outcome => outcome.Name == llm.Outcome) is { IsNumeric: false } outcome ? outcome.Options.Count : null;
}
