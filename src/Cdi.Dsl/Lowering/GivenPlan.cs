namespace Cdi.Dsl.Lowering;

/// <summary>How labels already collected were drawn.</summary>
/// <param name="ProbabilityColumn">Header in the file of the inclusion probabilities; null for a uniform draw.</param>
/// <param name="Strata">Declared column of the groups from each of which a fixed number was drawn; null for none.</param>
/// <param name="Cluster">Declared column of the groups that were drawn whole; null where texts were drawn.</param>
public sealed record GivenPlan(string? ProbabilityColumn, string? Strata, string? Cluster);
