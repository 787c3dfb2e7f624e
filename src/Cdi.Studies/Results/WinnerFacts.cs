using Cdi.Studies.Definitions;

namespace Cdi.Studies.Results;

/// <summary>The estimate that was singled out for being the largest, or the smallest, by the study's own method.</summary>
/// <param name="Rule">Which.</param>
/// <param name="Estimand">Name of its estimand.</param>
/// <param name="Candidates">Estimands that could have been singled out in its place, itself among them.</param>
/// <param name="Among">Estimands that were compared.</param>
/// <param name="Estimate">The estimate, with an interval that holds although it was singled out.</param>
public sealed record WinnerFacts(WinnerRule Rule, string Estimand, IReadOnlyList<string> Candidates, IReadOnlyList<string> Among, Estimate Estimate);
