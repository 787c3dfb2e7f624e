#if CDI_RUNTIME
namespace Cdi.Estimation.Variance;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>How an interval is formed from an estimate and its variance.</summary>
public enum IntervalRule
{
    /// <summary>Estimate ± quantile × standard error on the scale of the target: what reference packages print.</summary>
    Wald,

    /// <summary>What the labels carry: the variance is taken at the value that is tested and never below that of one disagreement; shares stay in their
    /// range. The rule of studies.</summary>
    FiniteSample,

    /// <summary>The values that a score test does not reject. Asymmetric where the curvature of the loss moves with θ: Wilson's for a share by its log
    /// odds.</summary>
    TestInversion,

    /// <summary>Between quantiles of the estimates from resampled rows. Needs a bootstrap with enough replicates for the level.</summary>
    Percentile,

    /// <summary>The percentile interval turned about the estimate: where resampled estimates lie above it, the truth is sought below. Needs a
    /// bootstrap.</summary>
    Basic,

    /// <summary>Between quantiles that follow the bias and the skewness of resampled estimates (BCa). Needs a bootstrap.</summary>
    BiasCorrected,

    /// <summary>The estimate less its standard error times quantiles of (τ* − τ̂)/s*, s* the standard error on the resampled rows themselves. Needs a
    /// bootstrap.</summary>
    Studentised,
}
