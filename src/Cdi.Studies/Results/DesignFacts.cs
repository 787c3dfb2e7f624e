using Cdi.Estimation.Designs;
using Cdi.Estimation.Sampling;

namespace Cdi.Studies.Results;

/// <summary>How the study's own sample was drawn, and what it spent.</summary>
public sealed record DesignFacts
{
    /// <summary>What stands in place of a design where labels were already collected.</summary>
    public const string Given = "given";

    /// <summary>What stands in place of a design where an estimate reads no human label.</summary>
    public const string None = "none";

    /// <summary>The design; null for labels already collected.</summary>
    public required DesignKind? Kind { get; init; }

    /// <summary>Name of the design, as in specs; <c>given</c> for labels already collected.</summary>
    public string Name => Kind is { } design ? design.Word() : Given;

    /// <summary>Labels that could be spent; the labels found where they were already collected.</summary>
    public required Labels Budget { get; init; }

    /// <summary>Labels in the sample.</summary>
    public required Labels Labels { get; init; }

    /// <summary>Labels of texts that prompts of a model show as examples, spent before all others with π = 1.</summary>
    public Labels Examples { get; init; }

    /// <summary>Rounds after the burn-in; 0 where labels were already collected.</summary>
    public required int Rounds { get; init; }

    /// <summary>The blocks in order, burn-in first; empty where labels were already collected.</summary>
    public required IReadOnlyList<RoundFacts> Blocks { get; init; }

    /// <summary>The inclusion probabilities of all rows.</summary>
    public required InclusionSummary Inclusion { get; init; }
}
