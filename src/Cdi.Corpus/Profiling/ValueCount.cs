namespace Cdi.Corpus;

/// <summary>How often a column has a value.</summary>
/// <param name="Value">The value as it is written.</param>
/// <param name="Rows">Rows that have it.</param>
internal readonly record struct ValueCount(string Value, long Rows);
