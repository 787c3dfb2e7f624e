using System.Globalization;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Designs;

/// <summary>How a study draws its sample.</summary>
public sealed record SamplingPlan
{
    /// <summary>How inclusion probabilities are set.</summary>
    public required SamplingDesign Design { get; init; }

    /// <summary>Labels that may be spent, burn-in and certain rows included; at least 1.</summary>
    public required Labels Budget { get; init; }

    /// <summary>Labels of the first block, at most the budget. Not read by <see cref="SamplingDesign.Uniform"/>, which learns nothing.</summary>
    public Labels BurnIn { get; init; }

    /// <summary>Blocks after the burn-in, which share the rest of the budget; at least 1.</summary>
    public int Rounds { get; init; } = 1;

    /// <summary>τ, the share of uniform sampling mixed into every rule, in (0, 1]; 0 too where <see cref="SamplingDesign.Uniform"/> has no rule.</summary>
    public double Tau { get; init; } = 0.1;

    /// <summary>How probabilities are realised.</summary>
    public DrawMethod Draw { get; init; } = DrawMethod.FixedSize;

    /// <summary>Seed of every random number of the sample.</summary>
    public required ulong Seed { get; init; }

    /// <summary>What the design serves; empty for the primary target of every estimand, weighted equally.</summary>
    public IReadOnlyList<ServedTarget> Serve { get; init; } = [];

    /// <summary>Whether rows without an LLM answer are labelled for certain (<c>on_failure = annotate</c>).</summary>
    public bool AnnotateFailures { get; init; } = true;

    /// <summary>When no further round is drawn although the budget is not spent; null where it always is. With a rule, a design that learns nothing has rounds
    /// as well, after each of which it is asked; the burn-in alone is never looked at.</summary>
    public IStoppingRule? Stop { get; init; }

    /// <summary>Whether the budget is spent in blocks, one after the other.</summary>
    internal bool HasBlocks => Design.Learns || Stop is not null;

    /// <summary>What the study has promised before its first question, where it asks people; null for a replay.</summary>
    public Commitments? Commitments { get; init; }

    /// <summary>The plan as a line of text: equal for plans that draw the same sample of the same corpus.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"design = {Design.Name}; budget = {Budget.Count}; burn_in = {BurnIn.Count}; rounds = {Rounds}; tau = {Tau:R}; draw = {Draw}; seed = {Seed}; serve = "
            + $"{Served()}; annotate_failures = {AnnotateFailures}{(Stop is { } rule ? $"; stop = {rule.Written}" : "")}");

    private string Served() => string.Join(" ", Serve.Select(
        each => string.Create(CultureInfo.InvariantCulture, $"{each.Estimand}/{each.Target}*{each.Weight:R}")));
}
