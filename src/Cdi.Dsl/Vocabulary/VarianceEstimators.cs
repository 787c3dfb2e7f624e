#if CDI_RUNTIME
namespace Cdi.Estimation.Variance;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>What follows from a variance, for the compiler and the run alike.</summary>
public static class VarianceEstimators
{
    /// <summary>Whether it sums over clusters.</summary>
    public static bool IsClustered(this VarianceEstimator variance) => variance is VarianceEstimator.ClusterCR0 or VarianceEstimator.ClusterCR1
        or VarianceEstimator.ClusterCR1S or VarianceEstimator.ClusterCR1SNested or VarianceEstimator.ClusterCR2;

    /// <summary>Whether it is one of the HC family: human labels alone.</summary>
    public static bool IsHeteroskedasticityConsistent(this VarianceEstimator variance) => variance is VarianceEstimator.HC0 or VarianceEstimator.HC1
        or VarianceEstimator.HC2 or VarianceEstimator.HC3;

    /// <summary>Whether it is one of human labels alone, without predictions: the HC family, and that of a model taken for true.</summary>
    public static bool IsOfHumanLabels(this VarianceEstimator variance) => variance.TakesModelForTrue() || variance.TakesQuantilesForTrue()
        || variance.IsHeteroskedasticityConsistent();

    /// <summary>Whether it is one of a quantile regression alone, which takes the conditional quantiles for true: a share τ is at most
    /// them, whatever x.</summary>
    public static bool TakesQuantilesForTrue(this VarianceEstimator variance) => variance is VarianceEstimator.QuantileAlike
        or VarianceEstimator.QuantileQuotients or VarianceEstimator.QuantileKernel;

    /// <summary>Whether it is that of rows and labels in two phases.</summary>
    public static bool IsOfTwoPhases(this VarianceEstimator variance) => variance is VarianceEstimator.TwoPhase or VarianceEstimator.TwoPhaseFull;

    /// <summary>Whether it takes the model for true, or its variance up to a factor.</summary>
    public static bool TakesModelForTrue(this VarianceEstimator variance) => variance is VarianceEstimator.Model or VarianceEstimator.Quasi;
}
