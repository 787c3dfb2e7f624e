using Cdi.Dsl.Collections;

namespace Cdi.Dsl.Definitions;

/// <summary>Answers to one question that were given earlier.</summary>
/// <param name="Question">Name of the question.</param>
/// <param name="Column">Header in the file; a blank cell is "no answer".</param>
/// <param name="Map">What the cells mean: cell text to key of the answer, in order of the spec; empty where cells are the keys themselves.</param>
public sealed record RecordedAnswerPlan(string Question, string Column, EquatableArray<LabelMapping> Map)
{
    /// <summary>Headers of further columns, one for each further annotator; empty where each text has one answer in a row.</summary>
    public EquatableArray<string> OtherColumns { get; init; }
}
