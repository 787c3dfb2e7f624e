namespace Cdi.Estimation.MEstimation;

/// <summary>An inclusion probability that is not in (0, 1]: the row could never, or not properly, be drawn.</summary>
/// <param name="Row">The first such row.</param>
/// <param name="Value">Its probability.</param>
public sealed record UnusableProbability(int Row, double Value) : SolveFailure;
