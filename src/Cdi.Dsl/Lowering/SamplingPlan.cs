using Cdi.Dsl.Collections;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Lowering;

/// <summary>How texts are chosen for human annotation.</summary>
/// <param name="Given">How labels already collected were drawn; null where this study draws (or replays a draw).</param>
/// <param name="BudgetLabels">Human labels that may be spent, burn-in included; 0 where <paramref name="Given"/> is set.</param>
/// <param name="BurnInLabels">Labels of the first block, 0 or more.</param>
/// <param name="Rounds">Rounds after the burn-in, 1 or more.</param>
/// <param name="Design">How inclusion probabilities are set.</param>
/// <param name="Tau">Share of uniform sampling mixed in, 0 … 1.</param>
/// <param name="Draw">Whether the number of labels is exact.</param>
/// <param name="Serve">Names of the estimands that the design serves; at least one.</param>
/// <param name="Seed">Seed of all random numbers of the study.</param>
/// <param name="SeedGiven">False where the spec names no seed and the default is used.</param>
public sealed record SamplingPlan(
    GivenPlan? Given,
    int BudgetLabels,
    int BurnInLabels,
    int Rounds,
    DesignKind Design,
    double Tau,
    DrawMethod Draw,
    EquatableArray<string> Serve,
    ulong Seed,
    bool SeedGiven);
