using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Evaluation;

/// <summary>An estimand has no value on the fully labelled corpus.</summary>
/// <param name="Estimand">Index of the estimand.</param>
/// <param name="Reason">Why.</param>
public sealed record TruthUnavailable(int Estimand, SolveFailure Reason) : ReplayFailure;
