using Cdi.Dsl.Collections;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Lowering;

/// <summary>Turns a sampling block into its plan.</summary>
internal static class SamplingLowering
{
    /// <summary>The plan of the sampling.</summary>
    public static SamplingPlan Lower(StudyModel study, EquatableArray<EstimandPlan> estimands)
    {
        var sampling = study.Sampling;
        var facts = DrawFacts.Of(study);
        var served = sampling?.Serve?.Value ?? estimands.Select(estimand => estimand.Name).ToEquatableArray();
        return new SamplingPlan(
            sampling?.Given is { } given ? new GivenPlan(given.ProbabilityColumn?.Source, sampling.Strata?.Value, sampling.Cluster?.Value) : null,
            Whole(facts?.BudgetLabels),
            Whole(facts?.BurnInLabels),
            facts?.Rounds ?? SamplingDefaults.Rounds,
            facts?.Design ?? DesignKind.Uniform,
            facts?.Tau ?? SamplingDefaults.Tau,
            sampling?.Draw?.Value ?? DrawMethod.FixedSize,
            served,
            sampling?.Seed?.Value ?? SamplingDefaults.Seed,
            sampling?.Seed is not null);
    }

    /// <summary>A number of labels; 0 where it is absent or a fraction, which has been reported.</summary>
    private static int Whole(decimal? labels) => labels is { } number && DrawFacts.IsWhole(number) ? (int)number : 0;
}
