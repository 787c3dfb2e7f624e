namespace Cdi.Estimation.Problems;

/// <summary>A total over rows that one parameter θⱼ is the inverse of, θ = E[a]/E[m] with Σa = 1: how many labels there are.</summary>
/// <param name="Parameter">j.</param>
/// <param name="Amounts">n: a of each row, with what the row weighs in the loss.</param>
/// <remarks>As a ratio of means its score is mθ − a, which is centred. A sum over units in which the number of units is left to chance is that of mθ: for
/// variances of the HC and CR families, which sum squares about nothing, a is added again. Krippendorff's α has such a factor, and its derivative by the
/// weight of a text is the one that software for influence functions sums up.</remarks>
public sealed record CountedTotal(int Parameter, ReadOnlyMemory<double> Amounts)
{
    /// <summary>The same of some rows, in another order or repeated.</summary>
    /// <param name="rows">Indices of the rows.</param>
    internal CountedTotal Take(int[] rows) => this with { Amounts = Array.ConvertAll(rows, row => Amounts.Span[row]) };
}
