namespace Cdi.Estimation.MEstimation;

/// <summary>Newton's method reached its limit of iterations (CDI9017).</summary>
/// <param name="Iterations">Iterations made.</param>
/// <param name="LastStep">Largest absolute change of a parameter in the last one.</param>
public sealed record NoConvergence(int Iterations, double LastStep) : SolveFailure;
