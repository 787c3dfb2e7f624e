namespace Cdi.Studies.Results;

/// <summary>A text's share of a variance.</summary>
/// <param name="Key">What identifies the text: its key, or its number in the file.</param>
/// <param name="Share">Its share of the sum over all rows, 0 … 1.</param>
/// <param name="Probability">Its inclusion probability.</param>
public sealed record VarianceShare(string Key, double Share, double Probability);
