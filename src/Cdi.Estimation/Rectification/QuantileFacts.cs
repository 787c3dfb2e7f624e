namespace Cdi.Estimation.Rectification;

/// <summary>What there is to know of the solution of a quantile regression.</summary>
/// <param name="Objective">Σ ω ρ_τ(y − xᵀβ̂) over labelled rows, ω their weights times 1/π.</param>
/// <param name="IsUnique">Whether no other coefficients have the same sum.</param>
/// <param name="Rows">Rows of which the solution is.</param>
/// <param name="WithoutDensity">Those of them at whose regressors neighbouring quantiles do not rise, so that they have no density.</param>
public sealed record QuantileFacts(double Objective, bool IsUnique, int Rows, int WithoutDensity);
