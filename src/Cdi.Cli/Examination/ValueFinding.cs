namespace Cdi.Cli.Examination;

/// <summary>How often a column has a value.</summary>
/// <param name="Value">The value as written.</param>
/// <param name="Rows">Rows that have it.</param>
internal readonly record struct ValueFinding(string Value, long Rows);
