namespace Cdi.Corpus.Reading;

/// <summary>Where a typed column comes from: what diagnostics about it name.</summary>
/// <param name="File">The file.</param>
/// <param name="Subject">Path of the spec element that reads the column.</param>
/// <param name="Column">Name of the column in the file.</param>
/// <param name="Missing">Values that mean "missing".</param>
/// <param name="Required">Whether a missing value is an error.</param>
internal sealed record ColumnSource(string File, string Subject, string Column, MissingValues Missing, bool Required);
