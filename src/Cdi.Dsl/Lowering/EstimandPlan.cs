using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Losses;

namespace Cdi.Dsl.Lowering;

/// <summary>A quantity to estimate: the minimiser of a loss, or smooth functions of it.</summary>
public sealed record EstimandPlan : EstimandHead
{
    /// <summary>Stem of emitted names.</summary>
    public required string PropertyName { get; init; }

    /// <summary>The loss; its columns are declared columns of the corpus, indicator or number.</summary>
    public required LossDefinition Loss { get; init; }

    /// <summary>Reported quantities, in order of the formula; at least one.</summary>
    public required EquatableArray<TargetPlan> Targets { get; init; }

    /// <summary>The instruments of a linear model as least squares of themselves: its predictor holds one term for each; null where there are
    /// none.</summary>
    public LossDefinition? Instruments { get; init; }

    /// <summary>Whether the estimand is wrong beyond use, so that its targets are those that it may have been meant to have; never in a study without
    /// errors.</summary>
    public bool IsUnknown() => Shown.Length == 0;
}
