using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Text;
using Cdi.Dsl.Units;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics;

/// <summary>Which texts humans annotate.</summary>
/// <param name="Place">Where the block stands.</param>
/// <param name="Given">How labels already collected were drawn; null where the study draws.</param>
/// <param name="Strata">Column of the groups from each of which a fixed number of labels was drawn; null where not given.</param>
/// <param name="Cluster">Column of the groups that were drawn whole; null where not given.</param>
/// <param name="Together">How the draws of several outcomes hang together; null where not given.</param>
/// <param name="Budget">Labels, texts or money; null where not given.</param>
/// <param name="BurnIn">Labels or texts of the first block; null where not given.</param>
/// <param name="Rounds">Rounds after the burn-in; null where not given.</param>
/// <param name="Design">The design; null where not given or <c>auto</c>.</param>
/// <param name="Tau">Share of uniform sampling mixed in; null where not given.</param>
/// <param name="Draw">Whether the number of labels is exact; null where not given.</param>
/// <param name="Serve">Names of the estimands served; null where not given.</param>
/// <param name="Seed">Seed of the random numbers; null where absent or wrong.</param>
/// <param name="HasNoSeed">Whether the block says nothing of a seed, right or wrong.</param>
/// <param name="IsWhole">Whether every setting that is there was understood.</param>
/// <param name="IsGiven">Whether the author says that labels were drawn before, be it by a name that means nothing.</param>
public sealed record SamplingModel(
    Place Place,
    GivenModel? Given,
    Located<string>? Strata,
    Located<string>? Cluster,
    TogetherModel? Together,
    Located<Quantity>? Budget,
    Located<Quantity>? BurnIn,
    Located<int>? Rounds,
    Located<DesignKind>? Design,
    Located<double>? Tau,
    Located<DrawMethod>? Draw,
    Located<EquatableArray<string>>? Serve,
    Located<ulong>? Seed,
    [property: CompilerNote] bool HasNoSeed,
    [property: CompilerNote] bool IsWhole,
    [property: CompilerNote] bool IsGiven)
{
    /// <summary>What texts of a stratum have in common from which the study draws; null where not given or wrong, and where labels were drawn before.</summary>
    public Located<EquatableArray<Located<StratumPart>>>? DrawStrata { get; init; }

    /// <summary>Half-widths at which sampling stops; null where not given or wrong.</summary>
    public Located<EquatableArray<ExpectedBound>>? Stop { get; init; }

    /// <summary>Whether the block says nothing of strata, right or wrong.</summary>
    [CompilerNote]
    public bool LacksStrata { get; init; }
}
