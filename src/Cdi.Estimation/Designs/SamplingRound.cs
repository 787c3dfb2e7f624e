using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Designs;

/// <summary>One block of a sample in figures.</summary>
/// <param name="Kind">Why the block was drawn.</param>
/// <param name="Rows">Rows at risk.</param>
/// <param name="Drawn">Labels drawn.</param>
/// <param name="SmallestProbability">The smallest π in the block.</param>
/// <param name="LargestProbability">The largest π in the block.</param>
public sealed record SamplingRound(SamplingRoundKind Kind, int Rows, Labels Drawn, double SmallestProbability, double LargestProbability);
