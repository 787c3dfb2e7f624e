namespace Cdi.Estimation.MEstimation;

/// <summary>Every labelled row carries the same label, so nothing is known about its variation (CDI9015).</summary>
/// <param name="Labels">Labelled rows.</param>
public sealed record ConstantOutcome(int Labels) : SolveFailure;
