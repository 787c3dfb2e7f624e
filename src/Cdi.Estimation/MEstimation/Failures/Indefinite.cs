namespace Cdi.Estimation.MEstimation;

/// <summary>The mean Hessian is not positive definite: the rectified loss has no strict minimum where the solver stands.</summary>
/// <param name="Iterations">Iterations made before.</param>
/// <param name="Parameter">The first parameter, in order, whose pivot is not positive.</param>
public sealed record Indefinite(int Iterations, int Parameter) : SolveFailure;
