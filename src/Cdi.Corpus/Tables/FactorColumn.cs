namespace Cdi.Corpus;

/// <summary>The values of a factor or ordered column.</summary>
/// <param name="Levels">The levels: the reference first, then as declared; levels found in the file are in ordinal order.</param>
/// <param name="Codes">One per row: index of the level, −1 where the value is missing.</param>
public sealed record FactorColumn(IReadOnlyList<string> Levels, ReadOnlyMemory<int> Codes);
