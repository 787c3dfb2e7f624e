namespace Cdi.Estimation.Variance;

/// <summary>Where the degrees of freedom of an interval come from.</summary>
internal enum FreedomRule
{
    /// <summary>For each target its own, by Satterthwaite's rule from a working model of the residuals and the design; below 2 there is no interval
    /// (statistics.md §11).</summary>
    Satterthwaite,

    /// <summary>The quantiles of the reference packages, where Satterthwaite's degrees are 2 at least; below there is no interval.</summary>
    Checked,

    /// <summary>Those of the reference packages: the normal distribution, and G − 1 for sums over clusters. Never withholds an interval.</summary>
    Reference,
}
