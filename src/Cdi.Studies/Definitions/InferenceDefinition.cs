using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Variance;

namespace Cdi.Studies.Definitions;

/// <summary>How estimates and intervals are formed.</summary>
public sealed record InferenceDefinition
{
    /// <summary>The primary method.</summary>
    public MethodKind Method { get; init; } = MethodKind.Calibrated;

    /// <summary>The estimator that <see cref="Method"/> names.</summary>
    public EstimationMethod Estimator => EstimationMethod.Of(Method);

    /// <summary>What the interval speaks about.</summary>
    public required Generalise Generalise { get; init; }

    /// <summary>1 − confidence level, in (0, 1).</summary>
    public required double Alpha { get; init; }

    /// <summary>Which variance estimator. <c>variance = cluster</c> is <see cref="VarianceEstimator.ClusterCR1"/>; an estimand without
    /// <see cref="EstimandDefinition.Cluster"/> then has the sandwich.</summary>
    public VarianceEstimator Variance { get; init; } = VarianceEstimator.Sandwich;

    /// <summary>λ for methods that tune it: null tunes it for the primary target, clipped to [0, 1]; <c>power_tuning = none</c> is 1.</summary>
    public double? FixedLambda { get; init; }

    /// <summary>Correction over several estimands.</summary>
    public FamilywiseCorrection Familywise { get; init; }

    /// <summary>Sidedness of intervals and tests.</summary>
    public Alternative Alternative { get; init; }

    /// <summary>The same decisions as the estimators take them, for one estimand of several: α is that of its own interval.</summary>
    /// <param name="estimands">Estimands that share the family.</param>
    internal InferenceSettings ToSettings(int estimands) => new(Generalise, Running.Familywise.AlphaOfOne(Alpha, Familywise, estimands))
    {
        FixedLambda = FixedLambda,
        Variance = Variance,
        Alternative = Alternative,
    };
}
