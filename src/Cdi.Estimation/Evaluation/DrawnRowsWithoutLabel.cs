using System.Collections.Immutable;

namespace Cdi.Estimation.Evaluation;

/// <summary>Rows were drawn for which the source has no human label (CDI9018).</summary>
/// <param name="Rows">The rows, ascending; at least one.</param>
public sealed record DrawnRowsWithoutLabel(ImmutableArray<int> Rows) : SamplingFailure;
