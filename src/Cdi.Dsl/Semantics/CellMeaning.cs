using Cdi.Dsl.Text;

namespace Cdi.Dsl.Semantics;

/// <summary>A cell and the option that it means.</summary>
/// <param name="Cell">Text of the cell.</param>
/// <param name="Option">Key of the option.</param>
/// <param name="Place">Where the pair was written.</param>
public sealed record CellMeaning(string Cell, string Option, Place Place);
