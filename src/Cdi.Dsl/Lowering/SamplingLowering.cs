using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Units;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Lowering;

/// <summary>Turns a sampling block into its plan.</summary>
internal static class SamplingLowering
{
    /// <summary>The plan of the sampling.</summary>
    public static SamplingDefinition Lower(StudyModel study, EquatableArray<EstimandPlan> estimands)
    {
        var sampling = study.Sampling;
        var facts = DrawFacts.Of(study);
        var served = Answers(sampling?.Serve?.Value, estimands);
        return new SamplingDefinition
        {
            Given = sampling?.Given is { } given ? Given(given, sampling) : null,
            Budget = Whole(facts?.BudgetLabels),
            BurnIn = Whole(facts?.BurnInLabels),
            Rounds = facts?.Rounds ?? SamplingDefaults.Rounds,
            Design = facts?.Design ?? DesignKind.Uniform,
            IsAuto = facts is not null && sampling?.Design is null,
            Strata = sampling?.DrawStrata?.Value.Select(part => part.Value).ToEquatableArray() ?? EquatableArray<StratumPart>.Empty,
            Tau = facts?.Tau ?? SamplingDefaults.Tau,
            Draw = sampling?.Draw?.Value ?? DrawMethod.FixedSize,
            Serve = served,
            Stop = sampling?.Stop?.Value ?? EquatableArray<ExpectedBound>.Empty,
            Seed = sampling?.Seed?.Value ?? SamplingDefaults.Seed,
            SeedGiven = sampling?.Seed is not null,
        };
    }

    /// <summary>Names of the answers of estimands: one asked of groups has several.</summary>
    /// <param name="asked">Names of estimands; null for all.</param>
    /// <param name="estimands">Their answers.</param>
    public static EquatableArray<string> Answers(EquatableArray<string>? asked, EquatableArray<EstimandPlan> estimands) =>
        (asked ?? estimands.Select(Asked).Distinct(StringComparer.Ordinal).ToEquatableArray())
            .SelectMany(name => estimands.Where(estimand => Asked(estimand) == name)).Select(estimand => estimand.Name).ToEquatableArray();

    /// <summary>The columns of probabilities that labels were given with.</summary>
    public static EquatableArray<ProbabilityPlan> Probabilities(StudyModel study)
    {
        if (study.Sampling is not { Given: { } given } sampling) return [];
        var names = new PropertyNames([]);
        var all = new List<ProbabilityPlan>();
        foreach (var (outcome, column) in given.Columns)
        {
            if (column.Source is not { } source) continue;
            all.Add(outcome.Length == 0
                ? new(RecordedNames.GivenProbability, source, "InclusionProbability", "The probability with which the text was drawn to be labelled.")
                : new(RecordedNames.GivenProbabilityOf(outcome), source, names.Next(outcome) + "Probability",
                    $"The probability with which the text was drawn to be labelled for {outcome}."));
        }

        if (sampling.Together?.ProbabilityColumn?.Source is { } together)
        {
            all.Add(new(RecordedNames.JointProbability, together, "JointProbability",
                "The probability with which the text was drawn to have every label that is read together."));
        }

        return all.ToEquatableArray();
    }

    // A cell is served with the others of the estimand that asks for it.
    private static string Asked(EstimandPlan estimand) => estimand.Cell?.Of ?? estimand.Name;

    private static GivenLabels Given(GivenModel given, SamplingModel sampling) =>
        new(given.ProbabilityColumn is null ? null : RecordedNames.GivenProbability)
        {
            Elsewhere = given.IsElsewhere,
            Strata = sampling.Strata?.Value,
            Cluster = sampling.Cluster?.Value,
            Outcomes = given.Outcomes.Select(each => new OutcomeDraw(
                each.Outcome, each.ProbabilityColumn is null ? null : RecordedNames.GivenProbabilityOf(each.Outcome))).ToEquatableArray(),
            Together = sampling.Together?.Rule,
            JointProbability = sampling.Together?.ProbabilityColumn is null ? null : RecordedNames.JointProbability,
        };

    /// <summary>A number of labels; 0 where it is absent or a fraction, which has been reported.</summary>
    private static Labels Whole(decimal? labels) => labels is { } number && DrawFacts.IsWhole(number) ? new((int)number) : Labels.None;
}
