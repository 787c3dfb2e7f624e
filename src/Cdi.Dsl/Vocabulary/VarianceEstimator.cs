#if CDI_RUNTIME
namespace Cdi.Estimation.Variance;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>Which variance estimator of statistics.md §3.</summary>
/// <remarks>
/// In the corpus target every one of them is the variance of the draw: rows were drawn independently of clusters. A cluster variance uses t quantiles with G
/// − 1
/// degrees of freedom, G the clusters with a label. CR2: Bell and McCaffrey (2002); HC1–HC3: MacKinnon and White (1985).
/// </remarks>
public enum VarianceEstimator
{
    /// <summary>Sandwich, with the draw's own variance where sizes were fixed.</summary>
    Sandwich,

    /// <summary>Cluster sums without correction.</summary>
    ClusterCR0,

    /// <summary>Cluster sums times G/(G − 1).</summary>
    ClusterCR1,

    /// <summary>Cluster sums times G/(G − 1) · (m − 1)/(m − d), m labelled rows: what Stata prints.</summary>
    ClusterCR1S,

    /// <summary>As <see cref="ClusterCR1S"/>, d without effects that are absorbed and lie within clusters: what fixest, reghdfe and xtreg print.</summary>
    ClusterCR1SNested,

    /// <summary>Cluster sums corrected for the leverage of their cluster by (I − H_c H⁻¹)^(−½).</summary>
    ClusterCR2,

    /// <summary>White's estimator, uncentred; human labels only.</summary>
    HC0,

    /// <summary>HC0 times m/(m − d), m labelled rows.</summary>
    HC1,

    /// <summary>Row scores corrected for leverage by (I − H_i H⁻¹)^(−½).</summary>
    HC2,

    /// <summary>Row scores corrected for leverage by (I − H_i H⁻¹)^(−1), near the jackknife.</summary>
    HC3,

    /// <summary>The dispersion times the inverse of the expected information: the model is taken for true; human labels and models only.</summary>
    Model,

    /// <summary>The covariance of solutions on resampled rows, or clusters where rows have them; for a population only. Efron (1979).</summary>
    Bootstrap,

    /// <summary><see cref="Model"/> with the dispersion estimated, also where the model has none: quasi-likelihood (Wedderburn 1974).</summary>
    Quasi,

    /// <summary>Of a quantile regression: one density of the outcome at the quantile in every row, its conditional quantiles taken for true.</summary>
    QuantileAlike,

    /// <summary>Of a quantile regression: the density of each row from neighbouring quantiles, its conditional quantiles taken for true (Hendricks and Koenker
    /// 1992).</summary>
    QuantileQuotients,

    /// <summary>Of a quantile regression: the density of each row by a kernel, its conditional quantiles taken for true (Powell 1991).</summary>
    QuantileKernel,

    /// <summary>That of rows and of labels in two phases, linearised, with n/(n − 1) for the rows: what R's survey has as approx and simple; human labels
    /// only.</summary>
    TwoPhase,

    /// <summary><see cref="TwoPhase"/> with the part of rows as squares of the weighted scores of labels: what R's survey has as full.</summary>
    TwoPhaseFull,
}
