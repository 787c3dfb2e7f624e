#if CDI_RUNTIME
using Cdi.Estimation.Designs;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Replays;
using Cdi.Estimation.Variance;
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

/// <summary>Replays of the study under varied decisions, and what they must show. What is not varied is that of the study.</summary>
public sealed record ExperimentDefinition
{
    /// <summary>Name of the experiment.</summary>
    public required string Name { get; init; }

    /// <summary>The <c>///</c> text; empty where none.</summary>
    public string Documentation { get; init; } = "";

    /// <summary>Whether texts that people did not label are left out, so that the others are the corpus.</summary>
    public bool LabelledOnly { get; init; }

    /// <summary>Budgets, in order of the spec; at least one.</summary>
    public required EquatableArray<ExperimentBudget> Budgets { get; init; }

    /// <summary>Designs, in order of the spec; at least one.</summary>
    public required EquatableArray<DesignKind> Designs { get; init; }

    /// <summary>Methods, in order of the spec; at least one. Those of one budget, design and target estimate from the same draws.</summary>
    public required EquatableArray<MethodKind> Methods { get; init; }

    /// <summary>Targets of inference, in order of the spec; at least one.</summary>
    public required EquatableArray<Generalise> Targets { get; init; }

    /// <summary>Trials of each cell, 2 or more.</summary>
    public required int Trials { get; init; }

    /// <summary>A number from which all seeds follow, with the names of study, experiment and cell; null where these names alone give them.</summary>
    public ulong? Seed { get; init; }

    /// <summary>What tables show, in order of the spec; files have every measure.</summary>
    public required EquatableArray<MeasureKind> Measures { get; init; }

    /// <summary>What every cell of a valid method must show.</summary>
    public EquatableArray<ExpectationDefinition> Expectations { get; init; }
}
