using System.Collections.Immutable;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Designs;

/// <summary>Blocks of a design that are not a burn-in and rounds at random, strata above all, with the words that a methods paragraph has for them: there are
/// none without the other.</summary>
internal interface IOwnBlocks
{
    /// <summary>What the blocks are, as a sentence.</summary>
    string Words { get; }

    /// <summary>The blocks of a plan, in the order in which they are drawn. Every row is in one block; the variance of a draw of fixed size is that of
    /// blocks.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="rows">Rows at risk: all but those labelled for certain.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="labels">Labels to draw among them: at least 1 and at most their number, unless there are no rows.</param>
    ImmutableArray<SamplingBlock> Of(StudyProblem problem, ReadOnlySpan<int> rows, SamplingPlan plan, Labels labels);
}
