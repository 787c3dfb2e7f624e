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
        { Options.Variance: VarianceEstimator.Sandwich } => new SandwichCovariance(),
        { Options.ExpectedSquares: { } squares } => new ExpectedCovariance(squares),
        { Options.Variance: VarianceEstimator.TwoPhase } => new TwoPhaseCovariance(false),
        { Options.Variance: VarianceEstimator.TwoPhaseFull } => new TwoPhaseCovariance(true),
        { Options.Variance: VarianceEstimator.Model or VarianceEstimator.Quasi } => new ModelCovariance(),
        { Options.Variance: var variance } => new GroupedCovariance(variance switch
        {
            VarianceEstimator.ClusterCR2 or VarianceEstimator.HC2 => 0.5,
            VarianceEstimator.HC3 => 1,
            _ => 0,
        }, sizes => FactorOf(variance, sizes)),
    };

    /// <summary>By what sums over clusters or single rows are multiplied.</summary>
    /// <param name="variance">The estimator, one that sums.</param>
    /// <param name="sizes">What is summed over.</param>
    /// <exception cref="NotSupportedException">It sums over nothing.</exception>
    public static double FactorOf(VarianceEstimator variance, GroupedSizes sizes) => variance switch
    {
        VarianceEstimator.ClusterCR0 or VarianceEstimator.HC0 or VarianceEstimator.ClusterCR2 or VarianceEstimator.HC2 or VarianceEstimator.HC3 => 1,
        VarianceEstimator.ClusterCR1 => sizes.Groups / (sizes.Groups - 1.0),
        VarianceEstimator.ClusterCR1S => sizes.Groups / (sizes.Groups - 1.0) * (sizes.Rows - 1) / (sizes.Rows - sizes.Parameters),
        VarianceEstimator.ClusterCR1SNested => sizes.Groups / (sizes.Groups - 1.0) * (sizes.Rows - 1) / (sizes.Rows - sizes.ParametersAcross),
        VarianceEstimator.HC1 => sizes.Groups / (double)(sizes.Groups - sizes.Parameters),
        _ => throw new NotSupportedException($"No covariance is known for {variance}."),
    };
}
