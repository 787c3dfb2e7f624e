namespace Cdi.Estimation.MEstimation;

/// <summary>No row is labelled, and the method needs labels.</summary>
public sealed record NoLabels : SolveFailure;
