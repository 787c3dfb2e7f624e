using System.Text.Json.Serialization;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Variance;
using Cdi.Studies.Results.Json;

namespace Cdi.Studies.Results;

/// <summary>One reported number with its interval: a target of an estimand, by one method, on one sample. A row of <c>result.json</c>.</summary>
[JsonConverter(typeof(EstimateConverter))]
public sealed record Estimate
{
    /// <summary>Name of the estimand.</summary>
    public required string Estimand { get; init; }

    /// <summary>Name of the target, as R names coefficients: <c>(Intercept)</c>, <c>hedge</c>.</summary>
    public required string Term { get; init; }

    /// <summary>The estimator.</summary>
    public required EstimationMethod Method { get; init; }

    /// <summary>How the sample was drawn: the name of a design, <c>given</c>, or <c>none</c> where no sample is used (<c>llm_only</c>).</summary>
    public required string Design { get; init; }

    /// <summary>True in one row per estimand: the primary target by the primary method on the study's own sample.</summary>
    public required bool Primary { get; init; }

    /// <summary>The reported scale, of <see cref="Point"/>, <see cref="Lower"/>, <see cref="Upper"/> and <see cref="Truth"/>.</summary>
    public required Scale Scale { get; init; }

    /// <summary>What the interval speaks about.</summary>
    public required Generalise Generalise { get; init; }

    /// <summary>The estimate.</summary>
    public required double Point { get; init; }

    /// <summary>Standard error on the reported scale, by the delta method. The interval of a ratio is formed on the log scale and not from it.</summary>
    public required double StandardError { get; init; }

    /// <summary>Standard error on the scale that interval and statistic use: of the logarithm for a ratio, otherwise <see cref="StandardError"/>.</summary>
    public required double FunctionStandardError { get; init; }

    /// <summary>Lower end of the interval; −∞ (0 for a ratio) for a one-sided one open below; null where the interval is withheld.</summary>
    public required double? Lower { get; init; }

    /// <summary>Upper end of the interval; ∞ for a one-sided one open above; null where the interval is withheld.</summary>
    public required double? Upper { get; init; }

    /// <summary>Whether the data carry too few degrees of freedom for an interval and a test: point and standard error stand alone.</summary>
    public bool IsWithheld => Lower is null;

    /// <summary>Degrees of freedom of the standard error, by which the interval is formed; null where the normal is used.</summary>
    public double? DegreesOfFreedom { get; init; }

    /// <summary>The quantile by which the interval was formed, for the level, its sides and the degrees of freedom; null where the interval is
    /// withheld.</summary>
    public double? CriticalValue { get; init; }

    /// <summary>Clusters that hold a label and were summed over; null where rows are taken for independent, or the draw alone is random.</summary>
    public int? Clusters { get; init; }

    /// <summary>Confidence level of the interval, corrected for several estimands where the study asks for it.</summary>
    public required double Level { get; init; }

    /// <summary>The test statistic against <see cref="NullValue"/>: the difference of <see cref="Point"/> from it on the scale of the interval, divided by
    /// <see cref="NullStandardError"/>; null where the estimand has no null, or the interval is withheld.</summary>
    public double? Statistic { get; init; }

    /// <summary>The value that is tested, on the reported scale; null where there is no statistic.</summary>
    public double? NullValue { get; init; }

    /// <summary>Standard error at the null value, by which the statistic divides, on the scale of the interval: where events or disagreements are few it
    /// differs from <see cref="FunctionStandardError"/>. Null where there is no statistic, or it follows from a count of labels.</summary>
    public double? NullStandardError { get; init; }

    /// <summary>p-value against the null of the estimand; null where it has none, or the interval is withheld.</summary>
    public double? PValue { get; init; }

    /// <summary>Human labels in the sample; of <c>llm_only</c>, which corrects by none, those that its model has learnt or that were labelled to be shown to
    /// it.</summary>
    public required Labels Labels { get; init; }

    /// <summary>λ, the weight of the model's answers; null for methods without one.</summary>
    public double? Lambda { get; init; }

    /// <summary>Labels that the best human-only estimator under uniform sampling would need for the same variance; null where there is no valid
    /// variance.</summary>
    /// <remarks>The variance that one label adds is the same in all rows of a term, that of a uniform sample where the study has one and else of its own, so
    /// that a smaller <see cref="FunctionStandardError"/> never has fewer.</remarks>
    public double? EffectiveSampleSize { get; init; }

    /// <summary>False for <c>llm_only</c>, whose interval ignores the errors of the model.</summary>
    public required bool Valid { get; init; }

    /// <summary>The value from every human label of the corpus; null unless all are known.</summary>
    public double? Truth { get; init; }

    /// <summary>Whether the interval holds <see cref="Truth"/>, up to the precision of a solution; null where there is no truth or no interval.</summary>
    public bool? CoversTruth { get; init; }

    /// <summary>Whether the interval is a bound that follows from the number of labels alone, since they all say the same.</summary>
    public bool IsBound { get; init; }

    /// <summary>The group of texts, or the option, that it is about; null where the estimand has one answer for all texts.</summary>
    public CellFacts? Cell { get; init; }

    /// <summary>What it has beside its own estimate where groups are pooled; null elsewhere, and where the groups are too few.</summary>
    public PooledFacts? Pooled { get; init; }

    /// <summary>What a reader must know beside the number, as a clause without its full stop: why no interval is given, or how few labels are behind it;
    /// empty where nothing.</summary>
    public string Caution { get; init; } = "";
}
