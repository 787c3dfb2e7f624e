#if CDI_RUNTIME
namespace Cdi.Estimation.Numerics;
#else
namespace Cdi.Dsl.Losses;
#endif

/// <summary>log Γ and its derivatives, for x &gt; 0: up the recurrence to where Stirling's series has all digits.</summary>
/// <remarks>Errors stay within some units of the last place of the larger of the result and 1.</remarks>
internal static class GammaFunctions
{
    private const double Large = 12;
    private const double HalfLogOfTwoPi = 0.91893853320467274178;

    // B₂ₖ, k from 1.
    private static readonly double[] Bernoulli =
        [1.0 / 6, -1.0 / 30, 1.0 / 42, -1.0 / 30, 5.0 / 66, -691.0 / 2730, 7.0 / 6, -3617.0 / 510];

    /// <summary>log Γ(x); +∞ at 0, NaN below.</summary>
    public static double Log(double x)
    {
        if (!(x > 0)) return x == 0 ? double.PositiveInfinity : double.NaN;
        if (double.IsPositiveInfinity(x)) return x;
        if (x is 1 or 2) return 0;
        var product = 1.0;
        for (; x < Large; x++) product *= x;
        var (sum, power) = (0.0, 1 / x);
        for (var k = 1; k <= Bernoulli.Length; k++)
        {
            sum += Bernoulli[k - 1] / (2.0 * k * ((2 * k) - 1)) * power;
            power /= x * x;
        }

        return ((x - 0.5) * Math.Log(x)) - x + HalfLogOfTwoPi + sum - Math.Log(product);
    }

    /// <summary>ψ(x); NaN for x of 0 or below.</summary>
    public static double Digamma(double x)
    {
        if (!(x > 0)) return double.NaN;
        var below = 0.0;
        for (; x < Large; x++) below += 1 / x;
        var (sum, power) = (0.0, 1 / (x * x));
        for (var k = 1; k <= Bernoulli.Length; k++)
        {
            sum += Bernoulli[k - 1] / (2.0 * k) * power;
            power /= x * x;
        }

        return Math.Log(x) - (0.5 / x) - sum - below;
    }

    /// <summary>ψ′(x); NaN for x of 0 or below.</summary>
    public static double Trigamma(double x)
    {
        if (!(x > 0)) return double.NaN;
        var below = 0.0;
        for (; x < Large; x++) below += 1 / (x * x);
        var (sum, power) = (0.0, 1 / (x * x * x));
        for (var k = 1; k <= Bernoulli.Length; k++)
        {
            sum += Bernoulli[k - 1] * power;
            power /= x * x;
        }

        return (1 / x) + (0.5 / (x * x)) + sum + below;
    }
}
