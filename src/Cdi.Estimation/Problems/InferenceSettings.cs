using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Problems;

/// <summary>How estimates and intervals of a study are formed: one value that a run and a replay of the study share.</summary>
/// <param name="Generalise">What intervals speak about.</param>
/// <param name="Alpha">α of one interval, in (0, 1).</param>
public sealed record InferenceSettings(Generalise Generalise, double Alpha)
{
    /// <summary>λ for methods that tune it; null tunes it.</summary>
    public double? FixedLambda { get; init; }

    /// <summary>Which estimates of a model's labels correct which, under <c>predict_then_debias</c>.</summary>
    public TuningShape Tuning { get; init; }

    /// <summary>The variance estimator; an estimand without clusters has the sandwich in place of sums over clusters.</summary>
    public VarianceEstimator Variance { get; init; } = VarianceEstimator.Sandwich;

    /// <summary>Sidedness of intervals and tests.</summary>
    public Alternative Alternative { get; init; } = Alternative.TwoSided;

    /// <summary>Whether intervals of all estimands hold together: <see cref="Alpha"/> is then that of all of them, and that of one follows from how their
    /// estimates are correlated in a sample.</summary>
    public bool IsSimultaneous { get; init; }

    /// <summary>How intervals are formed: by the rule of studies unless set. Wald's have the quantiles of reference packages, for comparison. Intervals from
    /// resampled rows speak about a population; rows in clusters need <see cref="VarianceEstimator.Bootstrap"/>, which resamples clusters.</summary>
    public IntervalRule Interval { get; init; } = IntervalRule.FiniteSample;

    /// <summary>B, how often rows are resampled for an interval that needs it; at least what its level needs. 1999 unless set, so that (B + 1)α/2 is whole at
    /// the usual levels.</summary>
    public int Replicates { get; init; } = 1999;

    /// <summary>How the equation of resampled rows is solved.</summary>
    public ResampleRefit Refit { get; init; } = ResampleRefit.OneStep;

    /// <summary>Whether rows are resampled.</summary>
    internal bool Resamples => Variance == VarianceEstimator.Bootstrap || Interval.Resamples();

    /// <summary>The variance estimator of an estimand, or what a bootstrap takes the place of.</summary>
    /// <param name="hasClusters">Whether its rows have clusters.</param>
    /// <param name="isValid">Whether human labels enter: predictions taken for truth have the sandwich where humans have one of the HC family or that of
    /// the model.</param>
    internal VarianceEstimator VarianceFor(bool hasClusters, bool isValid) => Variance switch
    {
        VarianceEstimator.Bootstrap => hasClusters ? VarianceEstimator.ClusterCR1 : VarianceEstimator.Sandwich,
        _ when Variance.IsClustered() && !hasClusters => VarianceEstimator.Sandwich,
        _ when (Variance.IsOfHumanLabels() || Variance.IsOfTwoPhases()) && !isValid => VarianceEstimator.Sandwich,
        _ => Variance,
    };
}
