using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics;

/// <summary>How estimates and intervals are formed.</summary>
/// <param name="Place">Where the block stands.</param>
/// <param name="Method">The primary method; null where not given.</param>
/// <param name="Llms">Names of the models that estimates rest on; empty where not given, or where one of them is wrong.</param>
/// <param name="SaysNoLlm">Whether the block names no model, right or wrong.</param>
/// <param name="Generalise">What the interval speaks about; null where not given, which is a diagnostic.</param>
/// <param name="Alpha">1 − confidence level; null where not given, which is a diagnostic.</param>
/// <param name="Variance">The variance; null where not given.</param>
/// <param name="Interval">How intervals are formed; null where not given.</param>
/// <param name="Replicates">How often rows are resampled; null where not given.</param>
/// <param name="Refit">How resampled equations are solved; null where not given.</param>
/// <param name="Precision">With how many digits estimates are computed; null where not given.</param>
/// <param name="Predictor">What predicts labels out of fold; null where not given.</param>
/// <param name="PowerTuning">How λ is chosen; null where not given.</param>
/// <param name="Tuning">Which estimates of a model's labels correct which; null where not given.</param>
/// <param name="Familywise">Correction over several estimands; null where absent or wrong.</param>
/// <param name="HasNoFamilywise">Whether the block says nothing of a correction, right or wrong.</param>
/// <param name="Winner">Which estimate is singled out; null where none is.</param>
/// <param name="Among">Names of the estimands of which it is one; null where not given.</param>
/// <param name="Pooling">What groups say of each other; null where not given.</param>
/// <param name="Alternative">Sidedness; null where not given.</param>
public sealed record InferenceModel(
    Place Place,
    Located<MethodKind>? Method,
    EquatableArray<Located<string>> Llms,
    [property: CompilerNote] bool SaysNoLlm,
    Located<Generalise>? Generalise,
    Located<double>? Alpha,
    Located<VarianceEstimator>? Variance,
    Located<IntervalRule>? Interval,
    Located<int>? Replicates,
    Located<ResampleRefit>? Refit,
    Located<NumberPrecision>? Precision,
    Located<CalibrationModel>? Predictor,
    Located<PowerTuningModel>? PowerTuning,
    Located<TuningShape>? Tuning,
    Located<FamilywiseCorrection>? Familywise,
    [property: CompilerNote] bool HasNoFamilywise,
    Located<WinnerRule>? Winner,
    Located<EquatableArray<string>>? Among,
    Located<PoolingRule>? Pooling,
    Located<Alternative>? Alternative)
{
    /// <summary>What predictors of labels read beside numbers and the model that estimates rest on.</summary>
    public EquatableArray<Located<PredictorSource>> PredictFrom { get; init; } = [];

    /// <summary>To what people's labels are calibrated; null where they are not, or where it is wrong.</summary>
    public Located<LabelTotals>? Calibration { get; init; }

    /// <summary>What primary estimates are expected to show.</summary>
    public EquatableArray<Located<EstimateExpectation>> Expectations { get; init; } = [];
}
