namespace Cdi.Corpus;

/// <summary>The comparison behind <c>keep</c>: rows that do not meet it are read, checked and then left out of the population.</summary>
/// <param name="Column">Name of a declared column of type number, count, indicator or date.</param>
/// <param name="Comparison">How the column is compared with <paramref name="Value"/>.</param>
/// <param name="Value">The bound as written in the spec: a number in invariant notation, or an ISO date for a date column.</param>
public sealed record KeepCondition(string Column, KeepComparison Comparison, string Value);
