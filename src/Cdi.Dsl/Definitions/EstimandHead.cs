#if CDI_RUNTIME
using Cdi.Studies.Collections;
#else
using Cdi.Dsl.Collections;
using Cdi.Dsl.Vocabulary;
#endif

#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Definitions;
#endif

/// <summary>What plan and definition of an estimand both say: what is asked of whom. They differ in what they hold of loss and targets: symbols there,
/// compiled functions beside symbols here.</summary>
public abstract record EstimandHead
{
    /// <summary>Name of the estimand.</summary>
    public required string Name { get; init; }

    /// <summary>The <c>///</c> text; empty where none.</summary>
    public string Documentation { get; init; } = "";

    /// <summary>What the author asked for.</summary>
    public required EstimandKind Kind { get; init; }

    /// <summary>The estimand as written, canonical spacing: <c>logistic(politeness[A] ~ 1 + hedge), coefficient(hedge)</c>.</summary>
    public required string Shown { get; init; }

    /// <summary>Name of the annotated outcome.</summary>
    public required string Outcome { get; init; }

    /// <summary>Key of the option that counts as 1, every other option as 0; null for a numeric outcome.</summary>
    public string? Event { get; init; }

    /// <summary>Declared column that is the outcome of a model whose regressors are annotated, the first of which <see cref="Outcome"/> names then; null where
    /// the outcome is annotated.</summary>
    public string? Observed { get; init; }

    /// <summary>Which of the groups, or options, that its author asks about; null where the estimand asks one question of all texts.</summary>
    public EstimandCell? Cell { get; init; }

    /// <summary>τ where the τ-quantile of the outcome is asked for: the loss is then that of the share of texts with at most some number, v its event, and the
    /// quantile is where that share is τ; null for functions of the parameters.</summary>
    public double? Quantile { get; init; }

    /// <summary>τ of a quantile regression; the loss is then least squares with the same regressors, from which designs take leverage. Null for other
    /// models.</summary>
    public double? RegressionLevel { get; init; }

    /// <summary>The type of Hyndman and Fan, 1 or 4 to 9, by which labels give <see cref="Quantile"/>; null where none is asked for.</summary>
    public int? QuantileType { get; init; }

    /// <summary>Every annotated variable that a model with annotated regressors reads, that of <see cref="Outcome"/> first; empty for other
    /// estimands.</summary>
    public EquatableArray<AnnotatedInput> Variables { get; init; }

    /// <summary>φ of a model with annotated regressors, in the order of its kernel; empty for other estimands.</summary>
    public EquatableArray<AnnotatedProduct> Features { get; init; }

    /// <summary>Annotated numbers that the loss takes as columns, by their positions in <see cref="Variables"/>: behind the other columns of the kernel stand
    /// of each what people say, and what the model says. Empty where the loss is a polynomial in annotated numbers.</summary>
    public EquatableArray<int> Said { get; init; }

    /// <summary>What models say, as the last columns of the kernel, in their order; empty where no agreement is asked for.</summary>
    public EquatableArray<AnsweredOption> Answers { get; init; }

    /// <summary>What several people say, as the first columns of the kernel, in their order; empty where their agreement is not asked for.</summary>
    public EquatableArray<RatingColumn> Ratings { get; init; } = [];

    /// <summary>The parameter that is one over the number of labels, a total that varies with the texts in the sample; null where there is none.</summary>
    public int? PerLabel { get; init; }

    /// <summary>How many columns of the loss hold what annotators say and are no columns of the corpus; they come first in the loss.</summary>
    public int SaidColumns => Answers.Count + Ratings.Count;

    /// <summary>Name of the language model whose answers are used; null where the study has none for the outcome.</summary>
    public string? Llm { get; init; }

    /// <summary>Name of the human annotators whose labels count as true.</summary>
    public required string Human { get; init; }

    /// <summary>Index into the targets of the one that sampling and power tuning serve.</summary>
    public required int Primary { get; init; }

    /// <summary>Value of the intercept at which a solution begins, where 0 is no point of the model; else null.</summary>
    public double? InterceptStart { get; init; }

    /// <summary>Declared column whose equal values form a cluster; null where rows are independent.</summary>
    public string? Cluster { get; init; }

    /// <summary>Declared column whose groups cross <see cref="Cluster"/>: texts that share either are dependent; null where there is none.</summary>
    public string? CrossedCluster { get; init; }

    /// <summary>Declared column by which its loss weighs a text, one of those that the kernel reads; null where every text counts once.</summary>
    public string? Weight { get; init; }

    /// <summary>Declared column whose groups the texts of the corpus were sampled from one by one; null where there are none.</summary>
    public string? Strata { get; init; }

    /// <summary>Declared column with the number of units in the population of a text's stratum, or the share of them that was sampled where no value is above
    /// 1; null where the population has no end.</summary>
    public string? PopulationSize { get; init; }

    /// <summary>Totals of the population to which weights are calibrated; null where none are known.</summary>
    public PopulationTotals? Totals { get; init; }

    /// <summary>Name of the column by which its loss weighs a text: that of calibrated weights, which a run adds to the corpus, or <see cref="Weight"/>; null
    /// where every text counts once.</summary>
    public string? WeightColumn => Totals is null ? Weight : $"{Weight ?? "1"} calibrated";

    /// <summary>Declared columns without a value of which a text is left out of the estimand, which its author says; then the loss is multiplied by
    /// <see cref="Known"/>. Empty where a missing value is an error.</summary>
    public EquatableArray<string> MayLack { get; init; } = [];

    /// <summary>Name of the column that is 1 in texts with a value of each of <see cref="MayLack"/>, else 0, which a run adds to the corpus; null where there
    /// are none.</summary>
    public string? Known => MayLack.IsEmpty ? null : $"{string.Join(", ", MayLack)} known";

    /// <summary>Declared columns whose groups have effects in the linear predictor that are solved for and not reported; empty where there are none.</summary>
    public EquatableArray<string> Absorbed { get; init; } = [];

    /// <summary>θ at which solutions begin, by position of the parameter; empty where the model knows where.</summary>
    public EquatableArray<double> Start { get; init; } = [];

    /// <summary>Whether regressors or an offset are functions of columns, which may have no value where a column has one: the logarithm of 0.</summary>
    public bool HasFunctions { get; init; }

    /// <summary>Null value of the test of the primary target, on the reported scale, where the spec names one (<c>null = 0.5</c>); null keeps that of the
    /// target's scale.</summary>
    public double? Null { get; init; }
}
