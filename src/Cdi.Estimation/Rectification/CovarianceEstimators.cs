using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Rectification;

/// <summary>The estimators of the covariance of θ̂, by the words of <see cref="EstimationOptions"/> (statistics.md §3).</summary>
internal static class CovarianceEstimators
{
    /// <summary>The estimator that options ask for. In the corpus target only the draw is random, which rows do not share with clusters.</summary>
    public static ICovarianceEstimator For(EstimationRequest request) => request switch
    {
        { Options.Bootstrap: { } bootstrap } => new BootstrapCovariance(bootstrap),
        { IsCorpusTarget: true } => new SandwichCovariance(),
        { Survey: { } design } => new StratifiedSandwich(design),
        { Options.Variance: var variance } => variance switch
        {
            VarianceEstimator.Sandwich => new SandwichCovariance(),
            VarianceEstimator.ClusterCR0 or VarianceEstimator.HC0 => new GroupedCovariance(0, _ => 1),
            VarianceEstimator.ClusterCR1 => new GroupedCovariance(0, sizes => sizes.Groups / (sizes.Groups - 1.0)),
            VarianceEstimator.ClusterCR1S => new GroupedCovariance(
                0, sizes => sizes.Groups / (sizes.Groups - 1.0) * (sizes.Rows - 1) / (sizes.Rows - sizes.Parameters)),
            VarianceEstimator.ClusterCR1SNested => new GroupedCovariance(
                0, sizes => sizes.Groups / (sizes.Groups - 1.0) * (sizes.Rows - 1) / (sizes.Rows - sizes.ParametersAcross)),
            VarianceEstimator.HC1 => new GroupedCovariance(0, sizes => sizes.Groups / (double)(sizes.Groups - sizes.Parameters)),
            VarianceEstimator.ClusterCR2 or VarianceEstimator.HC2 => new GroupedCovariance(0.5, _ => 1),
            VarianceEstimator.Model => new ModelCovariance(),
            VarianceEstimator.HC3 => new GroupedCovariance(1, _ => 1),
            _ => throw new NotSupportedException($"No covariance is known for {variance}."),
        },
    };
}
