namespace Cdi.Corpus;

/// <summary>A value of a column that looks like a code for "no answer" and is not declared as missing: to be asked about, not taken for granted.</summary>
/// <param name="Value">The value as it is written.</param>
/// <param name="Rows">Rows that have it.</param>
/// <param name="Reason">What is suspicious about it, as a clause: <c>far from the other values, 0 to 1</c>.</param>
internal sealed record Sentinel(string Value, long Rows, string Reason);
