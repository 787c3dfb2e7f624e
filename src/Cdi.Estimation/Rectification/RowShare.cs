namespace Cdi.Estimation.Rectification;

/// <summary>A row and its share of a target's variance.</summary>
/// <param name="Row">Index of the row in the corpus, from 0.</param>
/// <param name="Share">Its squared influence over the sum of all, in [0, 1].</param>
public readonly record struct RowShare(int Row, double Share);
