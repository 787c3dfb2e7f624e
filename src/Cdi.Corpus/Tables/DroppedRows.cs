namespace Cdi.Corpus;

/// <summary>Rows that a part of <c>keep</c> left out of the population.</summary>
/// <param name="Condition">The condition as the spec writes it.</param>
/// <param name="Rows">Rows that meet the conditions before it and not this one.</param>
public sealed record DroppedRows(string Condition, long Rows);
