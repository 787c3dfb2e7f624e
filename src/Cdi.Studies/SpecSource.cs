namespace Cdi.Studies;

/// <summary>The text of a spec, for the provenance of a report. Emitted apart from the definition, so that a changed comment touches only this.</summary>
/// <param name="FileName">Name of the file without its folder, <c>politeness.cdi</c>.</param>
/// <param name="Text">The text as read, byte-order mark removed.</param>
/// <param name="Sha256">SHA-256 of <paramref name="Text"/> in UTF-8, lower-case hexadecimal.</param>
public sealed record SpecSource(string FileName, string Text, string Sha256);
