namespace Cdi.Estimation.MEstimation;

/// <summary>A row whose score is infinite or not a number: a covariate, a label or a prediction is missing or out of range.</summary>
/// <param name="Row">The first such row.</param>
public sealed record NotFinite(int Row) : SolveFailure;
