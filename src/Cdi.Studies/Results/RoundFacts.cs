using Cdi.Estimation.Sampling;

namespace Cdi.Studies.Results;

/// <summary>One block of a sample drawn in rounds.</summary>
/// <param name="Name">What the block is: <c>certain</c> (texts without an answer of the model), <c>burn-in</c>, <c>round 1</c> …</param>
/// <param name="Texts">Rows at risk.</param>
/// <param name="Labels">Rows labelled.</param>
/// <param name="Smallest">Smallest inclusion probability.</param>
/// <param name="Largest">Largest inclusion probability.</param>
public sealed record RoundFacts(string Name, int Texts, Labels Labels, double Smallest, double Largest);
