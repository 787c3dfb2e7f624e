using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Cdi.Estimation.Numerics;

/// <content>The exponential function, and what is made of it.</content>
public static partial class VectorMath
{
    private const double Log2OfE = 1.4426950408889634;

    // log 2 in two parts; multiples of the first up to 2^21 are exact.
    private const double Ln2High = 0.6931471803691238;
    private const double Ln2Low = 1.9082149292705877e-10;

    // Beyond these bounds eˣ is +∞ or 0 in any rounding.
    private const double LargestExponent = 710;
    private const double SmallestExponent = -746;

    // Adding 1.5·2^52 + 1023 leaves a whole number plus the exponent bias in the low bits of the significand.
    private const double BiasedShifter = 6755399441055744.0 + 1023;
    private const int SignificandBits = 52;

    private const double InverseRootOfTwoPi = 0.3989422804014327;

    /// <summary>eˣ, error below 1 ulp; +∞ above 709.78, gradual underflow below −708.4, 0 below −745.2; NaN for NaN.</summary>
    /// <remarks>Cody and Waite: x = n·log 2 + r with |r| ≤ ½ log 2, a polynomial of degree 11 for eʳ, and a scaling by 2ⁿ in two steps, so that results near
    /// both ends of the range round once.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Exp(Vector512<double> x) => Vector512.IsHardwareAccelerated ? ExpInPlace(x) : Apart<Exponential>(x);

    /// <summary>1/(1 + e⁻ˣ), error below 2 ulp; 1 above 37, 0 below −709.78; NaN for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Logistic(Vector512<double> x) =>
        Vector512.IsHardwareAccelerated ? LogisticInPlace(x) : Apart<LogisticFunction>(x);

    /// <summary>exp(−x²/2)/√(2π), the standard normal density; NaN for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> NormalPdf(Vector512<double> x) => Exp(x * x * -0.5) * InverseRootOfTwoPi;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> LogisticInPlace(Vector512<double> x) => Vector512<double>.One / (Vector512<double>.One + ExpInPlace(-x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> ExpInPlace(Vector512<double> x)
    {
        var bounded = Vector512.MinNative(Vector512.Create(LargestExponent), Vector512.MaxNative(Vector512.Create(SmallestExponent), x));
        var n = Vector512.Round(bounded * Log2OfE);
        var r = Fma(n, Vector512.Create(-Ln2High), bounded);
        r = Fma(n, Vector512.Create(-Ln2Low), r);
        var half = Vector512.Round(n * 0.5);
        return ExpOfRemainder(r) * PowerOfTwo(half) * PowerOfTwo(n - half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> ExpOfRemainder(Vector512<double> r)
    {
        var p = Fma(r, Vector512.Create(2.51003758422237e-08), 2.7620075892548164e-07);
        p = Fma(p, r, 2.7557268480289716e-06);
        p = Fma(p, r, 2.480152132234228e-05);
        p = Fma(p, r, 0.00019841269863040559);
        p = Fma(p, r, 0.0013888888917196736);
        p = Fma(p, r, 0.008333333333330065);
        p = Fma(p, r, 0.041666666666624164);
        p = Fma(p, r, 0.16666666666666669);
        p = Fma(p, r, 0.5000000000000001);
        p = Fma(p, r, 1.0);
        return Fma(p, r, 1.0);
    }

    // 2ⁿ for whole n from −1022 to 1023.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> PowerOfTwo(Vector512<double> n) =>
        Vector512.ShiftLeft((n + Vector512.Create(BiasedShifter)).AsInt64(), SignificandBits).AsDouble();
}
