namespace Cdi.Estimation.MEstimation;

/// <summary>No fraction of the Newton step lowers the merit ‖Ĥ⁻¹m‖².</summary>
/// <param name="Iterations">Iterations made.</param>
/// <param name="Merit">The merit where the solver stands.</param>
public sealed record NoDescent(int Iterations, double Merit) : SolveFailure;
