using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.DesignChecks;

/// <summary>How labelled rows are said to have been drawn: what the data are checked against (statistics.md §10).</summary>
/// <param name="Method">Whether the number drawn was fixed, in every stratum, or every unit had a coin of its own.</param>
/// <param name="Probabilities">n: π of every row, in (0, 1]; equal within a cluster.</param>
/// <remarks>Rows with π = 1 are certain and say nothing about the draw.</remarks>
public sealed record DeclaredDesign(DrawMethod Method, ReadOnlyMemory<double> Probabilities)
{
    /// <summary>n: the stratum of each row, from 0, each drawn from on its own; empty for one stratum. A cluster lies in one stratum.</summary>
    public ReadOnlyMemory<int> Strata { get; init; }

    /// <summary>n: the cluster of each row, from 0; clusters were drawn whole. Empty where rows were drawn.</summary>
    public ReadOnlyMemory<int> Clusters { get; init; }

    /// <summary>n: the rows that were labelled for certain because prompts of the LLM showed them, a stratum of their own with π = 1; empty for none.</summary>
    public ReadOnlyMemory<bool> Examples { get; init; }

    /// <summary>Whether the study drew the labels itself: evidence against such a draw is reported and stops nothing, so that the joint test is spared its
    /// repeated draws and keeps χ².</summary>
    public bool IsOwn { get; init; }

    /// <summary>Whether it says the same of every row.</summary>
    internal bool IsSameAs(DeclaredDesign other) => ReferenceEquals(this, other)
        || (Method == other.Method && Probabilities.Span.SequenceEqual(other.Probabilities.Span) && Strata.Span.SequenceEqual(other.Strata.Span)
            && Clusters.Span.SequenceEqual(other.Clusters.Span) && Examples.Span.SequenceEqual(other.Examples.Span));
}
