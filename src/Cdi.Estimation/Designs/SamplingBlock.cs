using System.Collections.Immutable;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Designs;

/// <summary>Rows that are at risk together, and the labels drawn among them.</summary>
/// <param name="Rows">Rows of the corpus, in the random order in which they meet in a draw.</param>
/// <param name="Labels">Σπ over the rows; at least 1 and at most the number of rows.</param>
/// <param name="IsBurnIn">Whether the block is drawn before any label is known.</param>
internal sealed record SamplingBlock(ImmutableArray<int> Rows, Labels Labels, bool IsBurnIn)
{
    /// <summary>The stretch of the random order that holds just these rows; null where they are chosen otherwise.</summary>
    public RandomStretch? Stretch { get; init; }
}
