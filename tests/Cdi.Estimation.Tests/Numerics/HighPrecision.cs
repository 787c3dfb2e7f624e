using System.Numerics;

namespace Cdi.Estimation.Tests.Numerics;

/// <summary>Reference values in fixed-point arithmetic of 320 fractional bits; shares no code with what it checks.</summary>
internal static class HighPrecision
{
    private const int Bits = 320;
    private const int SignificandBits = 52;
    private static readonly BigInteger One = BigInteger.One << Bits;
    private static readonly BigInteger Ln2 = LogOfTwo();

    /// <summary>Distance of a computed double from eˣ, in units of the last place of the result (at least the smallest subnormal number).</summary>
    public static double ExpError(double x, double computed)
    {
        var (mantissa, exponent) = Exp(ToFixed(x));
        return Ulps(computed, mantissa, exponent);
    }

    /// <summary>Distance from 1/(1 + e⁻ˣ) in units of the last place.</summary>
    public static double LogisticError(double x, double computed)
    {
        var (mantissa, exponent) = Exp(ToFixed(-Math.Abs(x)));
        var onePlus = One + Shift(mantissa, exponent);
        return x < 0
            ? Ulps(computed, (mantissa << Bits) / onePlus, exponent)
            : Ulps(computed, (One << Bits) / onePlus, 0);
    }

    /// <summary>Distance from log x in units of the last place, by one Newton step from the computed value.</summary>
    public static double LogError(double x, double computed)
    {
        var (mantissa, exponent) = Exp(-ToFixed(computed));
        var bits = BitConverter.DoubleToInt64Bits(x);
        var scale = (int)(bits >> SignificandBits) == 0 ? -1022 : (int)(bits >> SignificandBits) - 1023;
        var ratio = (ToFixed(Math.ScaleB(x, -scale)) * mantissa) >> Bits;
        return InUlps(Shift(ratio, scale + exponent) - One, computed);
    }

    /// <summary>Distance from log(1 + eˣ) in units of the last place, |x| at most 40.</summary>
    public static double Log1pExpError(double x, double computed)
    {
        var (mantissa, exponent) = Exp(ToFixed(x));
        var (inverse, power) = Exp(-ToFixed(computed));
        return InUlps((((One + Shift(mantissa, exponent)) * Shift(inverse, power)) >> Bits) - One, computed);
    }

    private static double InUlps(BigInteger difference, double computed) =>
        Math.Abs((double)(difference * 1_000_000 / ToFixed(Math.BitIncrement(Math.Abs(computed)) - Math.Abs(computed)))) / 1e6;

    private static double Ulps(double computed, BigInteger mantissa, int exponent)
    {
        var digits = Math.Max(exponent - SignificandBits - (mantissa < One ? 1 : 0), -1074);
        var scaled = (BigInteger)Math.ScaleB(Math.ScaleB(computed, -digits / 2), -digits - (-digits / 2));
        var fraction = (scaled << Bits) - Shift(mantissa, exponent - digits);
        return Math.Abs((double)(fraction * 1_000_000 >> Bits)) / 1e6;
    }

    /// <summary>eˣ as mantissa·2^exponent, the mantissa between √½ and √2.</summary>
    private static (BigInteger Mantissa, int Exponent) Exp(BigInteger x)
    {
        var exponent = (int)((x + (Ln2 >> 1)) / Ln2);
        if (x + (Ln2 >> 1) < 0) exponent--;
        var remainder = x - (exponent * Ln2);
        var sum = One;
        var term = One;
        for (var k = 1; !term.IsZero && k < 200; k++)
        {
            term = ((term * remainder) >> Bits) / k;
            sum += term;
        }

        return (sum, exponent);
    }

    // log 2 = 2·artanh(1/3).
    private static BigInteger LogOfTwo()
    {
        var sum = BigInteger.Zero;
        var power = One * 2 / 3;
        for (var k = 1; !power.IsZero; k += 2)
        {
            sum += power / k;
            power /= 9;
        }

        return sum;
    }

    private static BigInteger Shift(BigInteger value, int bits) => bits >= 0 ? value << bits : value >> -bits;

    private static BigInteger ToFixed(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var biased = (int)(bits >> SignificandBits) & 0x7FF;
        var significand = (bits & ((1L << SignificandBits) - 1)) | (biased == 0 ? 0 : 1L << SignificandBits);
        var value = Shift(significand, Math.Max(biased, 1) - 1075 + Bits);
        return bits < 0 ? -value : value;
    }
}
