namespace Cdi.Dsl.Text;

/// <summary>A stretch of a named file: where a diagnostic points.</summary>
/// <param name="Path">The file, as its reader named it.</param>
/// <param name="Span">The stretch within the file.</param>
public readonly record struct Place(string Path, TextSpan Span);
