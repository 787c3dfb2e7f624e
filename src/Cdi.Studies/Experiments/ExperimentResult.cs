using Cdi.Studies.Definitions;
using Cdi.Studies.Experiments.Json;
using Cdi.Studies.Results;

namespace Cdi.Studies.Experiments;

/// <summary>Everything that an experiment found. It depends on spec, corpus and tool version only: not on threads, machines or interruptions.</summary>
public sealed record ExperimentResult
{
    /// <summary>The study that was replayed.</summary>
    public required StudyDefinition Definition { get; init; }

    /// <summary>The experiment.</summary>
    public required ExperimentDefinition Experiment { get; init; }

    /// <summary>The text that was compiled.</summary>
    public required SpecSource Spec { get; init; }

    /// <summary>Name and version of the tool.</summary>
    public required string Tool { get; init; }

    /// <summary>The corpus that was replayed.</summary>
    public required CorpusFacts Corpus { get; init; }

    /// <summary>Trials of each cell.</summary>
    public required int Trials { get; init; }

    /// <summary>The level that intervals claim, in (0, 1).</summary>
    public required double Level { get; init; }

    /// <summary>Every cell, by target of inference, budget and design, then by estimand, term and method.</summary>
    public required IReadOnlyList<ExperimentCell> Cells { get; init; }

    /// <summary>What the grid has no cell for; sentences.</summary>
    public required IReadOnlyList<string> LeftOut { get; init; }

    /// <summary>Promises that cells do not keep, in the order of the spec; empty where all hold.</summary>
    /// <remarks>A promise is about the target of each estimand, or of the one that it names, by every valid method. One about coverage is broken as well
    /// where few trials have an interval.</remarks>
    public IReadOnlyList<BrokenExpectation> Broken =>
    [
        .. from promise in Experiment.Expectations
           from cell in Cells
           where cell is { IsPrimary: true, Measured.Method.IsValid: true } && promise.Bound.IsAbout(cell.Measured.Estimand)
           let value = cell.Measured.Of(promise.Measure).Value
           where !promise.Bound.Holds(value) || BrokenExpectation.SaysTooLittle(promise, cell)
           select new BrokenExpectation(promise, cell, value),
    ];

    /// <summary>The text of <c>result.json</c>.</summary>
    public string ToJson() => ExperimentJson.Write(this);
}
