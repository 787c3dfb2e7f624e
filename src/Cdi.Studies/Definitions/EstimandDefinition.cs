using Cdi.Estimation.MEstimation;
using Cdi.Studies.Losses;

namespace Cdi.Studies.Definitions;

/// <summary>A quantity to estimate: the minimiser of a loss, or smooth functions of it.</summary>
public sealed record EstimandDefinition : EstimandHead
{
    /// <summary>The loss for a reader of the report, <c>log(1 + exp(eta)) − v·eta where eta = b0 + θ[hedge]·hedge</c>; empty where it is known as a kernel
    /// only.</summary>
    public string LossText { get; init; } = "";

    /// <summary>Builds the symbolic loss from which the kernel was derived, with the names of what it holds; null where it is known as a kernel only. A run
    /// that only prints it never builds it.</summary>
    public Func<LossDefinition>? SymbolicLoss { get; init; }

    /// <summary>The symbolic loss, built anew at each call; null where it is known as a kernel only.</summary>
    public LossDefinition? Loss => SymbolicLoss?.Invoke();

    /// <summary>Builds the instruments of a linear model, the terms of one predictor over <see cref="Columns"/>; null where there are none.</summary>
    public Func<LossDefinition>? SymbolicInstruments { get; init; }

    /// <summary>The emitted kernel behind one virtual call per pass: <c>new MEstimator&lt;HedgingKernel&gt;()</c>.</summary>
    public required MEstimator Estimator { get; init; }

    /// <summary>Names of the parameters θ, d, in the order of the kernel: <c>(Intercept)</c>, <c>hedge</c>.</summary>
    public required IReadOnlyList<string> Parameters { get; init; }

    /// <summary>Declared columns of the corpus that the kernel reads, p, in the order of the kernel. Indicator, number or count columns.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>Reported functions of θ, in order of the formula; at least one.</summary>
    public required IReadOnlyList<Target> Targets { get; init; }

    /// <summary>The annotated variables that it reads, that of its outcome first.</summary>
    public IReadOnlyList<AnnotatedInput> Inputs() => Variables.IsEmpty ? [new(Outcome, Human, Llm)] : Variables;

    /// <summary>Whether it reads the labels of an outcome.</summary>
    internal bool Reads(string? outcome) => Inputs().Any(input => input.Outcome == outcome);

    /// <summary>The model whose answers about an outcome are used; null where there is none.</summary>
    internal string? LlmOf(string? outcome) => Inputs().FirstOrDefault(input => input.Outcome == outcome)?.Llm;

    /// <summary>The model whose error is the outcome of a regression; null where the outcome is another one.</summary>
    internal string? Judged => Kind.IsRegression() && !Answers.IsEmpty ? Answers[0].Llm : null;

    /// <summary>The same with another model of an outcome that it reads.</summary>
    internal EstimandDefinition Using(LlmDefinition llm) => this with
    {
        Llm = Outcome == llm.Outcome ? llm.Name : Llm,
        Variables = [.. Variables.Select(input => input.Outcome == llm.Outcome ? input with { Llm = llm.Name } : input)],
    };
}
