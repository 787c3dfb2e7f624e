using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Cdi.Estimation.Numerics;

/// <content>The natural logarithm and log(1 + eˣ).</content>
public static partial class VectorMath
{
    private const double SmallestNormal = 2.2250738585072014e-308;
    private const double TwoTo54 = 18014398509481984;
    private const double TwoTo52 = 4503599627370496;
    private const long SignificandMask = 0x000FFFFFFFFFFFFF;
    private const long ExponentOfOne = 0x3FF0000000000000;
    private const long ExponentOfTwoTo52 = 0x4330000000000000;
    private const double RootOfTwo = 1.4142135623730951;

    /// <summary>log x, error below 1 ulp, subnormal numbers included; −∞ at 0, NaN below 0 and for NaN, +∞ at +∞.</summary>
    /// <remarks>x = 2ᵉ(1 + f) with 1 + f between √½ and √2; log(1 + f) from s = f/(2 + f) by a polynomial of degree 7 in s².</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Log(Vector512<double> x) => Vector512.IsHardwareAccelerated ? LogInPlace(x) : Apart<Logarithm>(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> LogInPlace(Vector512<double> x)
    {
        var isSmall = Vector512.LessThan(x, Vector512.Create(SmallestNormal));
        var bits = Vector512.ConditionalSelect(isSmall, x * TwoTo54, x).AsInt64();
        var exponent = Vector512.ShiftRightLogical(bits, SignificandBits) | Vector512.Create(ExponentOfTwoTo52);
        var e = exponent.AsDouble() - Vector512.ConditionalSelect(isSmall, Vector512.Create(TwoTo52 + 1077), Vector512.Create(TwoTo52 + 1023));
        var m = ((bits & Vector512.Create(SignificandMask)) | Vector512.Create(ExponentOfOne)).AsDouble();
        var isUpper = Vector512.GreaterThan(m, Vector512.Create(RootOfTwo));
        e = Vector512.ConditionalSelect(isUpper, e + Vector512<double>.One, e);
        m = Vector512.ConditionalSelect(isUpper, m * 0.5, m);
        return AtEdges(x, LogOfProduct(m - Vector512<double>.One, e));
    }

    /// <summary>log(1 + eˣ), error below 2 ulp; x above 37 returns x, eˣ underflows to 0 below −745.2; NaN for NaN.</summary>
    /// <remarks>max(x, 0) + log(1 + u) with u = e^−|x|, taken from u itself, so that small values keep their digits.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Log1pExp(Vector512<double> x) =>
        Vector512.MaxNative(x, Vector512<double>.Zero) + LogOfOnePlus(Exp(-Vector512.Abs(x)));

    /// <summary>log(1 + u) for 0 ≤ u ≤ 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> LogOfOnePlus(Vector512<double> u) =>
        Vector512.IsHardwareAccelerated ? LogOfOnePlusInPlace(u) : Apart<LogarithmOfOnePlus>(u);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> LogOfOnePlusInPlace(Vector512<double> u)
    {
        var isUpper = Vector512.GreaterThan(u, Vector512.Create(RootOfTwo - 1));
        var f = Vector512.ConditionalSelect(isUpper, (u - Vector512<double>.One) * 0.5, u);
        return LogOfProduct(f, Vector512.ConditionalSelect(isUpper, Vector512<double>.One, Vector512<double>.Zero));
    }

    // log(2ᵉ(1 + f)) for √½ ≤ 1 + f ≤ √2: e·log 2 + f − (f²/2 − s(f²/2 + R)), the small terms added first.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> LogOfProduct(Vector512<double> f, Vector512<double> e)
    {
        var s = f / (f + Vector512.Create(2.0));
        var z = s * s;
        var p = Fma(z, Vector512.Create(0.14616449820782476), 0.15331721589574307);
        p = Fma(p, z, 0.181828891255921);
        p = Fma(p, z, 0.22222211134790545);
        p = Fma(p, z, 0.28571428625975515);
        p = Fma(p, z, 0.39999999999899505);
        p = Fma(p, z, 0.666666666666667);
        var halfSquare = f * f * 0.5;
        var small = Fma(s, Fma(p, z, halfSquare), e * Ln2Low);
        return Fma(e, Vector512.Create(Ln2High), f - (halfSquare - small));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> AtEdges(Vector512<double> x, Vector512<double> log)
    {
        var zero = Vector512<double>.Zero;
        log = Vector512.ConditionalSelect(Vector512.Equals(x, Vector512.Create(double.PositiveInfinity)), x, log);
        log = Vector512.ConditionalSelect(Vector512.Equals(x, zero), Vector512.Create(double.NegativeInfinity), log);
        return Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(x, zero), log, Vector512.Create(double.NaN));
    }
}
