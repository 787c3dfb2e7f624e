using Cdi.Dsl.Text;

namespace Cdi.Dsl.Semantics;

/// <summary>One option of an outcome.</summary>
/// <param name="Key">What an annotator answers, <c>A</c>.</param>
/// <param name="Place">Where it is declared.</param>
/// <param name="Documentation">The <c>///</c> text; empty where none.</param>
/// <param name="Shown">What an annotator reads, <c>Polite</c>.</param>
public sealed record OptionModel(string Key, Place Place, string Documentation, string Shown);
