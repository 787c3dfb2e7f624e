using System.Collections.Immutable;

namespace Cdi.Estimation.Rectification;

/// <summary>One target estimated.</summary>
public sealed record TargetEstimate
{
    /// <summary>The target's name.</summary>
    public required string Term { get; init; }

    /// <summary>The reported scale.</summary>
    public required MEstimation.Scale Scale { get; init; }

    /// <summary>The estimate, on the reported scale.</summary>
    public required double Point { get; init; }

    /// <summary>Standard error on the reported scale, by the delta method: for an odds ratio the odds ratio times the standard error of its logarithm.</summary>
    /// <remarks>Where the scale is exponentiated the interval is not formed from it, but on the log scale.</remarks>
    public required double StandardError { get; init; }

    /// <summary>Lower end of the interval, on the reported scale; −∞ (0 where exponentiated) under <see cref="Variance.Alternative.Smaller"/>.</summary>
    public required double Lower { get; init; }

    /// <summary>Upper end of the interval; +∞ under <see cref="Variance.Alternative.Larger"/>.</summary>
    public required double Upper { get; init; }

    /// <summary>(Estimate − null) / standard error on the scale of the target's function; null where nothing is tested.</summary>
    public required double? Statistic { get; init; }

    /// <summary>The p-value against the same alternative as the interval; null where nothing is tested.</summary>
    public required double? PValue { get; init; }

    /// <summary>Labels that the best human-only estimator would need under uniform sampling for the same variance (statistics.md §7, a single run).</summary>
    /// <remarks>+∞ where the variance is 0 in the population target; null where no label is used.</remarks>
    public required double? EffectiveLabels { get; init; }

    /// <summary>The rows that carry most of the variance, largest first; as many as were asked for.</summary>
    public ImmutableArray<RowShare> InfluentialRows { get; init; } = [];
}
