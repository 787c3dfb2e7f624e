namespace Cdi.Estimation.MEstimation;

/// <summary>Columns that the data cannot tell apart (CDI9016).</summary>
/// <param name="ConditionNumber">Condition number of the design with columns scaled to unit length; +∞ where a column is all zero.</param>
/// <param name="Parameters">The parameters of the near dependence, ascending; at least one.</param>
public sealed record Collinear(double ConditionNumber, IReadOnlyList<int> Parameters) : SolveFailure;
