using Cdi.Estimation.Sampling;

namespace Cdi.Studies.Results;

/// <summary>One block of a sample drawn in rounds.</summary>
/// <param name="Round">0 for the burn-in, then 1, 2, …</param>
/// <param name="Texts">Rows at risk.</param>
/// <param name="Labels">Rows labelled.</param>
/// <param name="Smallest">Smallest inclusion probability.</param>
/// <param name="Largest">Largest inclusion probability.</param>
public sealed record RoundFacts(int Round, int Texts, Labels Labels, double Smallest, double Largest);
