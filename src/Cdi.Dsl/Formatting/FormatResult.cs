using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;

namespace Cdi.Dsl.Formatting;

/// <summary>A file in canonical layout, or why it has none.</summary>
/// <param name="Text">The canonical text; null where the file does not parse.</param>
/// <param name="Diagnostics">What is wrong with the file; empty where there is a text.</param>
public sealed record FormatResult(string? Text, EquatableArray<Diagnostic> Diagnostics);
