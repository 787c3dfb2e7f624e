namespace Cdi.Studies.Results;

/// <summary>Texts without a value of a column.</summary>
/// <param name="Column">Name of the column.</param>
/// <param name="Texts">How many.</param>
public sealed record MissingOfColumn(string Column, int Texts);
