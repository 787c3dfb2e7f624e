using System.Collections.Immutable;
using Cdi.Estimation.Sources;

namespace Cdi.Estimation.LabelledSamples;

/// <summary>A sample before an estimand makes features of it: its labels, which are held, and how they were drawn, which is read of every row.</summary>
internal sealed record LabelledSample
{
    /// <summary>n, the rows of the corpus.</summary>
    public required long Rows { get; init; }

    /// <summary>m: the rows that were drawn and labelled, ascending.</summary>
    public required ReadOnlyMemory<int> LabelledRows { get; init; }

    /// <summary>For each annotated variable m labels, NaN where a row has none of that variable.</summary>
    public required ImmutableArray<ReadOnlyMemory<double>> Labels { get; init; }

    /// <summary>π, fixed before ξ was drawn.</summary>
    public required IRowValues<double> Probabilities { get; init; }

    /// <summary>Whether the sizes of the draw were fixed before it.</summary>
    public required bool IsFixedSize { get; init; }

    /// <summary>The stratum in which a row was at risk, from 0; null for one stratum.</summary>
    public IRowValues<int>? StratumOf { get; init; }

    /// <summary>Whether these are strata of the design, which may differ in spread, and no blocks alone.</summary>
    public bool HasStrata { get; init; }
}
