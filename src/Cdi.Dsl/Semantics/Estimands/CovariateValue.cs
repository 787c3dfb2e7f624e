namespace Cdi.Dsl.Semantics.Estimands;

/// <summary>A regressor at a value.</summary>
/// <param name="Name">Column that the formula reads, or an annotated variable of it, <c>county[accused]</c>.</param>
/// <param name="Value">The value; of an indicator, a level or an option 0 or 1.</param>
public sealed record CovariateValue(string Name, double Value);
