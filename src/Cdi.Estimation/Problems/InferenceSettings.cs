using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Problems;

/// <summary>How estimates and intervals of a study are formed: one value that a run and a replay of the study share.</summary>
/// <param name="Generalise">What intervals speak about.</param>
/// <param name="Alpha">α of one interval, in (0, 1).</param>
public sealed record InferenceSettings(Generalise Generalise, double Alpha)
{
    /// <summary>λ for methods that tune it; null tunes it.</summary>
    public double? FixedLambda { get; init; }

    /// <summary>The variance estimator; an estimand without clusters has the sandwich in place of sums over clusters.</summary>
    public VarianceEstimator Variance { get; init; } = VarianceEstimator.Sandwich;

    /// <summary>Sidedness of intervals and tests.</summary>
    public Alternative Alternative { get; init; } = Alternative.TwoSided;

    /// <summary>How intervals are formed: by the rule of studies unless set. Wald's have the quantiles of reference packages, for comparison. A percentile
    /// interval speaks about a population of independent rows.</summary>
    public IntervalRule Interval { get; init; } = IntervalRule.FiniteSample;

    /// <summary>B, how often rows are resampled for an interval that needs it; at least what its level needs. 1999 unless set, so that (B + 1)α/2 is whole at
    /// the usual levels.</summary>
    public int Replicates { get; init; } = 1999;

    /// <summary>The variance estimator of an estimand.</summary>
    /// <param name="hasClusters">Whether its rows have clusters.</param>
    internal VarianceEstimator VarianceFor(bool hasClusters) =>
        Variance is VarianceEstimator.ClusterCR0 or VarianceEstimator.ClusterCR1 or VarianceEstimator.ClusterCR2 && !hasClusters ? VarianceEstimator.Sandwich
            : Variance;
}
