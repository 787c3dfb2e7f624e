namespace Cdi.Corpus;

/// <summary>How often two columns have two values in one row.</summary>
/// <param name="First">Value of the first column.</param>
/// <param name="Second">Value of the second column.</param>
/// <param name="Rows">Rows that have both.</param>
internal readonly record struct PairCount(string First, string Second, long Rows);
