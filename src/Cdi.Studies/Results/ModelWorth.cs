namespace Cdi.Studies.Results;

/// <summary>What a language model is worth to an estimand: the primary method with its answers, on the study's own labels.</summary>
public sealed record ModelWorth
{
    /// <summary>Name of the estimand.</summary>
    public required string Estimand { get; init; }

    /// <summary>Name of the model in the spec.</summary>
    public required string Llm { get; init; }

    /// <summary>Whether the estimates of the study rest on it.</summary>
    public required bool IsUsed { get; init; }

    /// <summary>Standard error of the primary target with its answers, on the scale of the interval; null where they allow no estimate.</summary>
    public required double? StandardError { get; init; }

    /// <summary>Human labels.</summary>
    public required int Labels { get; init; }

    /// <summary>Labels that humans alone would need for that standard error; null where there is no valid one.</summary>
    public required double? EffectiveLabels { get; init; }

    /// <summary>Labels that its answers stand in for, below 0 where they cost precision; null where <see cref="EffectiveLabels"/> is.</summary>
    public double? LabelsSaved => EffectiveLabels - Labels;

    /// <summary>What its answers have cost; null where that is unknown, which is not 0.</summary>
    public required ModelCost? Cost { get; init; }

    /// <summary>Labels saved for a unit of the currency of <see cref="Cost"/>; null where either is unknown, or nothing was paid.</summary>
    public double? LabelsSavedPerUnit => Cost is { Amount: > 0 } cost ? LabelsSaved / (double)cost.Amount : null;
}
