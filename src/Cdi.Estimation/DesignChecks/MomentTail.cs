using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Cdi.Estimation.DesignChecks;

/// <summary>Two-sided p-values by a Pearson type III curve, as permutation tests use it (Mielke and Berry 2007, §2.3): a gamma distribution with the right
/// skewness.</summary>
internal static class MomentTail
{
    // A gamma of shape above 10⁶ is a normal distribution to three digits, six deviations out.
    private const double Symmetric = 0.002;

    /// <summary>Twice the smaller tail, 1 at most.</summary>
    /// <param name="statistic">In standard deviations from the mean.</param>
    /// <param name="skewness">Skewness of the distribution.</param>
    public static double Of(double statistic, double skewness)
    {
        if (Math.Abs(skewness) < Symmetric) return Math.Min(1, 2 * Normal.CDF(0, 1, -Math.Abs(statistic)));
        var shape = 4 / (skewness * skewness);
        var value = shape + (Math.Sign(skewness) * statistic * Math.Sqrt(shape));
        if (value <= 0) return 0;
        var lower = SpecialFunctions.GammaLowerRegularized(shape, value);
        return Math.Min(1, 2 * Math.Min(lower, value > shape ? SpecialFunctions.GammaUpperRegularized(shape, value) : 1 - lower));
    }
}
