namespace Cdi.Estimation.Estimates;

/// <summary>What is predicted of a group.</summary>
/// <param name="Value">The predictor, between the estimate of the group and the mean of all.</param>
/// <param name="MeanSquaredError">Its mean squared error over groups like these.</param>
/// <param name="Own">γ, what the group's own estimate counts; the mean of all counts 1 − γ.</param>
public readonly record struct PooledGroup(double Value, double MeanSquaredError, double Own);
