using Cdi.Estimation.MEstimation;
using Cdi.Studies.Collections;
using Cdi.Studies.Losses;

namespace Cdi.Studies.Definitions;

/// <summary>A quantity to estimate: the minimiser of a loss, or smooth functions of it.</summary>
public sealed record EstimandDefinition
{
    /// <summary>Name of the estimand.</summary>
    public required string Name { get; init; }

    /// <summary>The <c>///</c> text; empty where none.</summary>
    public string Documentation { get; init; } = "";

    /// <summary>What the author asked for.</summary>
    public required EstimandKind Kind { get; init; }

    /// <summary>The estimand as written, canonical spacing: <c>logistic(politeness[A] ~ 1 + hedge), coefficient(hedge)</c>.</summary>
    public required string Shown { get; init; }

    /// <summary>The loss of one row, in the parameters, columns and indices of this estimand; null where it is known as a kernel only.</summary>
    public LossExpression? RowLoss { get; init; }

    /// <summary>The indices of <see cref="RowLoss"/> by position, such as a linear predictor; empty where it has none.</summary>
    public IReadOnlyList<LossIndex> Indices { get; init; } = [];

    /// <summary>The symbolic loss from which the kernel was derived, with the names of what it holds; null where it is known as a kernel only.</summary>
    public LossDefinition? Loss => RowLoss is { } row
        ? new LossDefinition(row, Indices.ToEquatableArray(), Parameters.ToEquatableArray(), Columns.ToEquatableArray())
        : null;

    /// <summary>The loss for a reader of the report, <c>log(1 + exp(eta)) − v·eta where eta = b0 + θ[hedge]·hedge</c>; empty where it is known as a kernel
    /// only.</summary>
    public string LossText => Loss?.Written ?? "";

    /// <summary>Name of the annotated outcome.</summary>
    public required string Outcome { get; init; }

    /// <summary>Key of the option that counts as 1, every other option as 0; null for a numeric outcome.</summary>
    public string? Event { get; init; }

    /// <summary>Name of the language model whose answers are used; null where the study has none for the outcome.</summary>
    public string? Llm { get; init; }

    /// <summary>Name of the human annotators whose labels count as true.</summary>
    public required string Human { get; init; }

    /// <summary>The emitted kernel behind one virtual call per pass: <c>new MEstimator&lt;HedgingKernel&gt;()</c>.</summary>
    public required MEstimator Estimator { get; init; }

    /// <summary>Names of the parameters θ, d, in the order of the kernel: <c>(Intercept)</c>, <c>hedge</c>.</summary>
    public required IReadOnlyList<string> Parameters { get; init; }

    /// <summary>Declared columns of the corpus that the kernel reads, p, in the order of the kernel. Indicator, number or count columns.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>Reported functions of θ, in order of the formula; at least one.</summary>
    public required IReadOnlyList<Target> Targets { get; init; }

    /// <summary>Index into <see cref="Targets"/> of the one that sampling and power tuning serve.</summary>
    public required int Primary { get; init; }

    /// <summary>Declared column whose equal values form a cluster; null where rows are independent.</summary>
    public string? Cluster { get; init; }

    /// <summary>Null value of the test of the primary target, on the reported scale, where the spec names one (<c>null = 0.5</c>); null keeps that of the
    /// target's scale.</summary>
    public double? Null { get; init; }
}
