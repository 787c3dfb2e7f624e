namespace Cdi.Estimation.MEstimation;

/// <summary>Complete or quasi-complete separation: along a direction of θ the loss falls for ever, so no finite estimate exists (CDI9005).</summary>
/// <param name="Parameters">The parameters that diverge, the fastest first; at least one.</param>
/// <param name="Signs">For each of <paramref name="Parameters"/>, +1 where it tends to +∞ and −1 where it tends to −∞.</param>
/// <param name="Cell">The rows whose fitted value is driven to its limit, ascending: the separated cell.</param>
public sealed record Separation(IReadOnlyList<int> Parameters, IReadOnlyList<int> Signs, IReadOnlyList<int> Cell) : SolveFailure;
