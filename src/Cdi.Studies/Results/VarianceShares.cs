namespace Cdi.Studies.Results;

/// <summary>Which texts carry the variance of an estimand's primary estimate.</summary>
/// <param name="Estimand">Name of the estimand.</param>
/// <param name="Largest">The texts with the largest shares, largest first; at most five.</param>
public sealed record VarianceShares(string Estimand, IReadOnlyList<VarianceShare> Largest)
{
    /// <summary>The share of the texts of <see cref="Largest"/> together, 0 … 1.</summary>
    public double Together => Largest.Sum(each => each.Share);
}
