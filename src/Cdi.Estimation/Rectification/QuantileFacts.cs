namespace Cdi.Estimation.Rectification;

/// <summary>What there is to know of the solution of a quantile regression.</summary>
/// <param name="Objective">Σ ω ρ_τ(y − xᵀβ̂) over labelled rows, ω their weights times 1/π.</param>
/// <param name="IsUnique">Whether no other coefficients have the same sum.</param>
/// <param name="Rows">Rows of which the solution is.</param>
/// <param name="WithoutDensity">Those of them at whose regressors neighbouring quantiles do not rise, so that they have no density.</param>
/// <param name="Beyond">Effective rows on the thinner side of the quantile: (Σω)²/Σω² times the lesser of τ and 1 − τ.</param>
/// <param name="Needed">How many of them an interval needs: five for each coefficient, with which the bandwidth of densities ends within (0, 1).</param>
public sealed record QuantileFacts(double Objective, bool IsUnique, int Rows, int WithoutDensity, double Beyond, double Needed)
{
    // Levels and sums of weights are rounded.
    private const double Rounding = 1e-9;

    /// <summary>Whether too few rows lie beyond the quantile for an interval: a density there is the quotient of one or two spacings of the outermost
    /// outcomes, and a normal distribution is none of their quantile.</summary>
    public bool IsTooExtreme => Beyond < Needed * (1 - Rounding);
}
