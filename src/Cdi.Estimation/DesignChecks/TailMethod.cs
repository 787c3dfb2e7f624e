namespace Cdi.Estimation.DesignChecks;

/// <summary>Where a p-value comes from.</summary>
public enum TailMethod
{
    /// <summary>The exact distribution: hypergeometric, in each stratum, or binomial.</summary>
    Exact,

    /// <summary>A Pearson type III curve with the design's variance and skewness; a χ² for the joint test.</summary>
    Moments,

    /// <summary>Repeated draws from the declared design; beyond their reach Chernoff's bound.</summary>
    Redrawn,
}
