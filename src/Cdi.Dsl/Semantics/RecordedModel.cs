using Cdi.Dsl.Collections;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Semantics;

/// <summary>Annotations that stand in columns of the corpus file.</summary>
/// <param name="Place">Where the block stands.</param>
/// <param name="Label">Header of the column with the labels.</param>
/// <param name="Map">What its cells mean; empty where the cells are the keys of the options, or numbers.</param>
/// <param name="Confidence">Header of the column with the confidence; null where none.</param>
public sealed record RecordedModel(
    Place Place,
    Located<string> Label,
    EquatableArray<CellMeaning> Map,
    Located<string>? Confidence);
