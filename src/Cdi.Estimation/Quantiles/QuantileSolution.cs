namespace Cdi.Estimation.Quantiles;

/// <summary>A minimum of Σ ω ρ_τ(y − xᵀβ) that interpolates d rows.</summary>
/// <param name="Coefficients">β̂, d.</param>
/// <param name="Shares">Of each row how far it counts as at most xᵀβ̂: 1 below the plane, 0 above it, and between for rows on it, so that
/// Σ ω x (share − τ) = 0. These are one less the regression rank scores, the solution of the dual programme (Koenker 2005, 6.2).</param>
/// <param name="Objective">Σ ω ρ_τ(y − xᵀβ̂).</param>
/// <param name="Margin">How far the shares of the interpolated rows are from 0 and 1; at 0 an edge of the minimum is flat.</param>
/// <param name="IsUnique">Whether no other β has the same sum, as far as the edges at this one say.</param>
internal sealed record QuantileSolution(double[] Coefficients, double[] Shares, double Objective, double Margin, bool IsUnique);
