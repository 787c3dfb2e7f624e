#if CDI_RUNTIME
using Cdi.Estimation.Prediction;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Variance;
using Cdi.Studies.Collections;
#else
using Cdi.Dsl.Collections;
using Cdi.Dsl.Vocabulary;
#endif

#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Definitions;
#endif

/// <summary>How estimates and intervals are formed.</summary>
public sealed partial record InferenceDefinition
{
    /// <summary>The primary method.</summary>
    public MethodKind Method { get; init; } = MethodKind.Calibrated;

    /// <summary>What the interval speaks about.</summary>
    public required Generalise Generalise { get; init; }

    /// <summary>1 − confidence level, in (0, 1).</summary>
    public required double Alpha { get; init; }

    /// <summary>Which variance estimator. <c>variance = cluster</c> is <see cref="VarianceEstimator.ClusterCR1"/>; an estimand without
    /// <see cref="EstimandHead.Cluster"/> then has the sandwich, and a bootstrap resamples its rows in place of clusters.</summary>
    public VarianceEstimator Variance { get; init; } = VarianceEstimator.Sandwich;

    /// <summary>How intervals are formed.</summary>
    public IntervalRule Interval { get; init; } = IntervalRule.FiniteSample;

    /// <summary>B, how often rows or clusters are resampled where <see cref="Variance"/> is <see cref="VarianceEstimator.Bootstrap"/>.</summary>
    public int Replicates { get; init; } = 1999;

    /// <summary>How the equation of resampled rows is solved.</summary>
    public ResampleRefit Refit { get; init; }

    /// <summary>With how many digits estimates are computed.</summary>
    public NumberPrecision Precision { get; init; }

    /// <summary>What predicts labels out of fold, for methods and designs that calibrate what a model says.</summary>
    public CalibrationModel Predictor { get; init; }

    /// <summary>What predictors read beside columns of numbers and the answers of the model that estimates rest on.</summary>
    public EquatableArray<PredictorSource> PredictFrom { get; init; } = EquatableArray<PredictorSource>.Empty;

    /// <summary>λ for methods that tune it: null tunes it for the primary target, clipped to [0, 1]; <c>power_tuning = none</c> is 1.</summary>
    public double? FixedLambda { get; init; }

    /// <summary>Which estimates of a model's labels correct which, under <see cref="MethodKind.PredictThenDebias"/> with Ω tuned.</summary>
    public TuningShape Tuning { get; init; }

    /// <summary>Correction over several estimands.</summary>
    public FamilywiseCorrection Familywise { get; init; }

    /// <summary>Which estimate is singled out, with an interval that holds although it was; null for none.</summary>
    public WinnerRule? Winner { get; init; }

    /// <summary>Names of the estimands of which it is one, in their order; empty where there is no winner.</summary>
    public EquatableArray<string> Among { get; init; } = EquatableArray<string>.Empty;

    /// <summary>What groups say of each other.</summary>
    public PoolingRule Pooling { get; init; }

    /// <summary>To what people's labels are calibrated; null where a label counts 1/π.</summary>
    public LabelTotals? Calibration { get; init; }

    /// <summary>Sidedness of intervals and tests.</summary>
    public Alternative Alternative { get; init; }

    /// <summary>What primary estimates are expected to show, in order of the spec.</summary>
    public EquatableArray<EstimateExpectation> Expectations { get; init; } = EquatableArray<EstimateExpectation>.Empty;
}
