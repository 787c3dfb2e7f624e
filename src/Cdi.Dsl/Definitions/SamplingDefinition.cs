#if CDI_RUNTIME
using Cdi.Estimation.Designs;
using Cdi.Estimation.Sampling;
using Cdi.Studies.Collections;
#else
using Cdi.Dsl.Collections;
using Cdi.Dsl.Units;
using Cdi.Dsl.Vocabulary;
#endif

#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Definitions;
#endif

/// <summary>How texts are chosen for human annotation.</summary>
public sealed record SamplingDefinition
{
    /// <summary>How labels already collected were drawn; null where the study draws from a fully labelled corpus. Where it is set, only <see cref="Serve"/>
    /// and <see cref="Seed"/> are read.</summary>
    public GivenLabels? Given { get; init; }

    /// <summary>Human labels that may be spent, burn-in included.</summary>
    public Labels Budget { get; init; }

    /// <summary>Labels of the first block.</summary>
    public Labels BurnIn { get; init; }

    /// <summary>Rounds after the burn-in, which share the rest of the budget; 1 or more.</summary>
    public int Rounds { get; init; } = SamplingDefaults.Rounds;

    /// <summary>How inclusion probabilities are set.</summary>
    public DesignKind Design { get; init; } = DesignKind.Uniform;

    /// <summary>Whether the spec leaves the design to the rule of <c>auto</c>.</summary>
    public bool IsAuto { get; init; }

    /// <summary>What texts of a stratum have in common, for designs that draw from strata; empty where none is named.</summary>
    public EquatableArray<StratumPart> Strata { get; init; }

    /// <summary>τ, the share of uniform sampling mixed in, 0 … 1.</summary>
    public double Tau { get; init; } = SamplingDefaults.Tau;

    /// <summary>Whether the number of labels drawn is exact.</summary>
    public DrawMethod Draw { get; init; } = DrawMethod.FixedSize;

    /// <summary>Half-widths below which no further round is drawn, all of them to be met: each of the estimand that it names, or of every one; empty where
    /// the budget is spent. Intervals then hold whenever they are looked at.</summary>
    public EquatableArray<ExpectedBound> Stop { get; init; } = EquatableArray<ExpectedBound>.Empty;

    /// <summary>Names of the estimands that the design serves; empty for all.</summary>
    public EquatableArray<string> Serve { get; init; }

    /// <summary>Seed of every random number of the study: draws, and the folds of cross-fitting.</summary>
    public required ulong Seed { get; init; }

    /// <summary>False where the spec names no seed and a default stands in.</summary>
    public bool SeedGiven { get; init; } = true;
}
