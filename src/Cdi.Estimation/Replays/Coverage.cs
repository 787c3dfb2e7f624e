using MathNet.Numerics.Distributions;

namespace Cdi.Estimation.Replays;

/// <summary>How often intervals held the truth, with exact binomial limits (Clopper and Pearson 1934).</summary>
/// <param name="Covered">Trials whose interval held the truth.</param>
/// <param name="Trials">All trials; those without an estimate count as misses.</param>
public readonly record struct Coverage(int Covered, int Trials)
{
    /// <summary>The confidence of the interval by which coverage is judged (statistics §7).</summary>
    public const double CriterionLevel = 0.999;

    /// <summary>The share covered; NaN without trials.</summary>
    public double Share => (double)Covered / Trials;

    /// <summary>The exact lower limit for the probability of covering.</summary>
    /// <param name="level">Confidence of the two-sided interval, in (0, 1).</param>
    public double Lower(double level) => Covered == 0 ? 0 : Beta.InvCDF(Covered, Trials - Covered + 1, (1 - level) / 2);

    /// <summary>The exact upper limit for the probability of covering.</summary>
    /// <param name="level">Confidence of the two-sided interval, in (0, 1).</param>
    public double Upper(double level) => Covered == Trials ? 1 : Beta.InvCDF(Covered + 1, Trials - Covered, (1 + level) / 2);

    /// <summary>Whether the exact 99.9 % interval contains a nominal level or lies above it.</summary>
    /// <param name="nominal">The level that intervals claim, 1 − α.</param>
    public bool Holds(double nominal) => Upper(CriterionLevel) >= nominal;
}
