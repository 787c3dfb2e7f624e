namespace Cdi.Dsl.Lowering;

/// <summary>How labels already collected were drawn.</summary>
/// <param name="ProbabilityColumn">Header in the file of the inclusion probabilities; null for a uniform draw.</param>
public sealed record GivenPlan(string? ProbabilityColumn);
