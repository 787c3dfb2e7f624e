using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running.Declarations;

/// <summary>What models said of texts whoever was labelled: answers in columns, on file, or learnt from another model.</summary>
/// <remarks>A model that learns from people says what it does because of who was drawn and how they were labelled: its answers are no fixed variable of the
/// texts, so that no test of the draw holds for them, and this tool made them out of fold, so that they repeat nobody's labels.</remarks>
internal static class FixedAnswers
{
    /// <summary>The answers of a model; null where there are none, where it has learnt from people, or where its outcome is not estimated and its answers are
    /// no column.</summary>
    /// <param name="material">The study.</param>
    /// <param name="llm">The model.</param>
    public static ModelLabels? Of(StudyMaterial material, LlmDefinition llm)
    {
        if (KnowsPeople(material.Definition, llm)) return null;
        if (llm.RecordedLabel is null && !material.Models.Any(model => model.Llm.Name == llm.Name)) return null;
        var said = material.ModelAnswers.Of(llm, OutcomeOf(material, llm));
        return said.Labels.IsEmpty ? null : said;
    }

    /// <summary>What a model decides.</summary>
    public static OutcomeDefinition OutcomeOf(StudyMaterial material, LlmDefinition llm) =>
        material.Definition.Outcomes.First(outcome => outcome.Name == llm.Outcome);

    /// <summary>Path in the spec of a model's labels.</summary>
    public static string LabelSubject(LlmDefinition llm) => llm.RecordedLabel ?? $"llm.{llm.Name}";

    /// <summary>Path in the spec of a model's confidence.</summary>
    public static string ConfidenceSubject(LlmDefinition llm) => llm.RecordedConfidence ?? $"llm.{llm.Name}";

    private static bool KnowsPeople(StudyDefinition study, LlmDefinition llm) => llm.Learning is { } learning
        && (learning.FromPeople || study.Llms.Any(teacher => teacher.Name == learning.Teacher && KnowsPeople(study, teacher)));
}
