namespace Cdi.Estimation.MEstimation;

/// <summary>What an estimation comes to: a fit, or a <see cref="SolveFailure"/> that says why the data allow none.</summary>
/// <remarks>Data never cause an exception and never a NaN in a fit.</remarks>
public abstract record EstimationOutcome;
