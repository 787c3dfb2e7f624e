namespace Cdi.Estimation.MEstimation;

/// <summary>A cluster variance needs labels in two clusters at least.</summary>
/// <param name="Clusters">Clusters with a label.</param>
public sealed record TooFewClusters(int Clusters) : SolveFailure;
