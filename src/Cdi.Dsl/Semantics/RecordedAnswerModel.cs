using Cdi.Dsl.Collections;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Semantics;

/// <summary>Answers to one question that were given earlier.</summary>
/// <param name="Question">Name of the question.</param>
/// <param name="Column">Header of the column.</param>
/// <param name="Map">What its cells mean; empty where the cells are the keys of the answers.</param>
public sealed record RecordedAnswerModel(string Question, Located<string> Column, EquatableArray<CellMeaning> Map)
{
    /// <summary>Headers of further columns, one for each further annotator; empty where each text has one answer in a row.</summary>
    public EquatableArray<Located<string>> Others { get; init; }
}
