using Cdi.Dsl.Collections;
using Cdi.Dsl.Losses;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Lowering;

/// <summary>A quantity to estimate: the minimiser of a loss, or smooth functions of it.</summary>
/// <param name="Name">Name of the estimand.</param>
/// <param name="PropertyName">Stem of emitted names.</param>
/// <param name="Documentation">The <c>///</c> text; empty where none.</param>
/// <param name="Kind">What the author asked for, as a reader names it.</param>
/// <param name="Shown">The estimand as the author wrote it, canonical spacing: <c>logistic(politeness[A] ~ 1 + hedge), coefficient(hedge)</c>.</param>
/// <param name="Outcome">Name of the annotated outcome.</param>
/// <param name="Event">Key of the option that counts as 1; null for a numeric outcome.</param>
/// <param name="Llm">Name of the model whose labels are used; null where the study has none for the outcome.</param>
/// <param name="Human">Name of the human annotators whose labels count as true.</param>
/// <param name="Loss">The loss; its columns are declared columns of the corpus, indicator or number.</param>
/// <param name="Targets">Reported quantities, in order of the formula; at least one.</param>
/// <param name="Primary">Index into <paramref name="Targets"/> of the one that sampling and power tuning serve.</param>
/// <param name="Cluster">Declared column whose equal values form a cluster; null where rows are independent.</param>
/// <param name="Null">Null value of the test on the reported scale; null where the estimand has none.</param>
public sealed record EstimandPlan(
    string Name,
    string PropertyName,
    string Documentation,
    EstimandKind Kind,
    string Shown,
    string Outcome,
    string? Event,
    string? Llm,
    string Human,
    LossDefinition Loss,
    EquatableArray<TargetPlan> Targets,
    int Primary,
    string? Cluster,
    double? Null);
