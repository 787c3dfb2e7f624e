namespace Cdi.Estimation.MEstimation;

/// <summary>Not more labels than parameters: the labels can be fitted exactly and say nothing about error.</summary>
/// <param name="Labels">Labelled rows.</param>
/// <param name="Parameters">d.</param>
public sealed record TooFewLabels(int Labels, int Parameters) : SolveFailure;
