using System.Collections.Immutable;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Designs;

/// <summary>A sample that was drawn: who was at risk when, with what probability, who was labelled, and the labels.</summary>
public sealed record DrawnSample : SamplingOutcome
{
    private readonly ReadOnlyMemory<int>? groups;

    /// <summary>The design that set the probabilities; null for labels collected before the study.</summary>
    public required SamplingDesign? Design { get; init; }

    /// <summary>n: π, fixed before ξ was drawn.</summary>
    public required ReadOnlyMemory<double> Probabilities { get; init; }

    /// <summary>n: ξ, whether the row was drawn and labelled.</summary>
    public required ReadOnlyMemory<bool> Labelled { get; init; }

    /// <summary>n: the block in which the row was at risk, from 0, as <see cref="Rounds"/> lists them.</summary>
    public required ReadOnlyMemory<int> Blocks { get; init; }

    /// <summary>n: the group of rows among which the row was at risk, a number of which was fixed before the draw: its block, or its stratum within the
    /// block; numbered from 0 in the order of blocks and strata.</summary>
    public ReadOnlyMemory<int> Groups { get => groups ?? Blocks; init => groups = value; }

    /// <summary>Whether rows were drawn from strata: of a design, or declared of labels that were collected before the study, of which each round is
    /// one.</summary>
    public bool HasStrata => groups is not null || Rounds.Count(round => round.Kind == SamplingRoundKind.Given) > 1;

    /// <summary>For each annotated variable n labels, NaN where the row was not drawn.</summary>
    public required ImmutableArray<ReadOnlyMemory<double>> Labels { get; init; }

    /// <summary>For each annotated variable n: whether somebody was asked and could not say; empty where everyone asked could.</summary>
    public ImmutableArray<ReadOnlyMemory<bool>> CannotSay { get; init; } = [];

    /// <summary>How each block was drawn.</summary>
    public required DrawMethod Method { get; init; }

    /// <summary>What was drawn in each block, in order.</summary>
    public required ImmutableArray<SamplingRound> Rounds { get; init; }

    /// <summary>Labels spent.</summary>
    public Labels LabelsSpent => new(Rounds.Sum(round => round.Drawn.Count));

    /// <summary>The sample as estimation reads it.</summary>
    internal LabelledSample ToLabelled()
    {
        var labelled = new int[Labelled.Span.Count(true)];
        for (var (row, next) = (0, 0); next < labelled.Length; row++)
        {
            if (Labelled.Span[row]) labelled[next++] = row;
        }

        return new()
        {
            Rows = Labelled.Length,
            LabelledRows = labelled,
            Labels = [.. Labels.Select(labels => (ReadOnlyMemory<double>)Array.ConvertAll(labelled, row => labels.Span[row]))],
            Probabilities = new RowValues<double>(Probabilities),
            IsFixedSize = Method == DrawMethod.FixedSize,
            StratumOf = Method == DrawMethod.FixedSize && !Groups.IsEmpty ? new RowValues<int>(Groups) : null,
            HasStrata = HasStrata,
        };
    }
}
