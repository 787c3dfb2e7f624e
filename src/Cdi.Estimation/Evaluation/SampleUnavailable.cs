namespace Cdi.Estimation.Evaluation;

/// <summary>A trial could not draw its sample.</summary>
/// <param name="Trial">The first such trial, 0-based.</param>
/// <param name="Reason">Why.</param>
public sealed record SampleUnavailable(int Trial, SamplingFailure Reason) : ReplayFailure;
