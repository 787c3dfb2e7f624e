using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MathNet.Numerics;

namespace Cdi.Estimation.Numerics;

/// <content>Functions taken lane by lane from scalar libraries: correct everywhere, slower than the others.</content>
public static partial class VectorMath
{
    private const double RootOfHalf = 0.7071067811865476;

    private interface ILaneFunction
    {
        static abstract double At(double x);
    }

    /// <summary>sin x, x in radians.</summary>
    public static Vector512<double> Sin(Vector512<double> x) => EachLane<Sine>(x);

    /// <summary>cos x, x in radians.</summary>
    public static Vector512<double> Cos(Vector512<double> x) => EachLane<Cosine>(x);

    /// <summary>arctan x, in radians.</summary>
    public static Vector512<double> Atan(Vector512<double> x) => EachLane<ArcTangent>(x);

    /// <summary>Φ(x), the standard normal distribution function, from the complementary error function; keeps its digits for very negative x.</summary>
    public static Vector512<double> NormalCdf(Vector512<double> x) => EachLane<NormalDistribution>(x);

    /// <summary>log Γ(x), x above 0; NaN for x of 0 or below that is no pole.</summary>
    public static Vector512<double> LogGamma(Vector512<double> x) => EachLane<LogarithmOfGamma>(x);

    /// <summary>ψ(x) = d log Γ(x)/dx.</summary>
    public static Vector512<double> Digamma(Vector512<double> x) => EachLane<FirstPolygamma>(x);

    /// <summary>ψ′(x), the second derivative of log Γ(x).</summary>
    public static Vector512<double> Trigamma(Vector512<double> x) => EachLane<SecondPolygamma>(x);

    /// <summary>1 where x is 0, else 0; NaN for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> IsZero(Vector512<double> x) =>
        Vector512.ConditionalSelect(Vector512.Equals(x, Vector512<double>.Zero), Vector512<double>.One, x - x);

    /// <summary>1 where x is above 0, else 0; NaN for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> IsPositive(Vector512<double> x) => Vector512.ConditionalSelect(
        Vector512.GreaterThan(x, Vector512<double>.Zero), Vector512<double>.One,
        Vector512.ConditionalSelect(Vector512.Equals(x, x), Vector512<double>.Zero, x));

    /// <summary>x raised to y, as <see cref="Math.Pow"/>: NaN for negative x unless y is a whole number.</summary>
    public static Vector512<double> Pow(Vector512<double> x, Vector512<double> y)
    {
        Span<double> lanes = stackalloc double[Vector512<double>.Count];
        for (var lane = 0; lane < lanes.Length; lane++) lanes[lane] = Math.Pow(x[lane], y[lane]);
        return Vector512.Create<double>(lanes);
    }

    /// <summary>x raised to a whole number by repeated squaring; 1/xᵏ for a negative one.</summary>
    /// <param name="x">The base.</param>
    /// <param name="exponent">The exponent, of any sign.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> WholePower(Vector512<double> x, int exponent)
    {
        var power = Vector512<double>.One;
        var square = x;
        for (var rest = (uint)Math.Abs((long)exponent); rest != 0; rest >>= 1)
        {
            if ((rest & 1) != 0) power *= square;
            square *= square;
        }

        return exponent < 0 ? Vector512<double>.One / power : power;
    }

    private static Vector512<double> EachLane<TFunction>(Vector512<double> x)
        where TFunction : ILaneFunction
    {
        Span<double> lanes = stackalloc double[Vector512<double>.Count];
        for (var lane = 0; lane < lanes.Length; lane++) lanes[lane] = TFunction.At(x[lane]);
        return Vector512.Create<double>(lanes);
    }

    private readonly struct Sine : ILaneFunction
    {
        public static double At(double x) => Math.Sin(x);
    }

    private readonly struct Cosine : ILaneFunction
    {
        public static double At(double x) => Math.Cos(x);
    }

    private readonly struct ArcTangent : ILaneFunction
    {
        public static double At(double x) => Math.Atan(x);
    }

    private readonly struct LogarithmOfGamma : ILaneFunction
    {
        public static double At(double x) => GammaFunctions.Log(x);
    }

    private readonly struct FirstPolygamma : ILaneFunction
    {
        public static double At(double x) => GammaFunctions.Digamma(x);
    }

    private readonly struct SecondPolygamma : ILaneFunction
    {
        public static double At(double x) => GammaFunctions.Trigamma(x);
    }

    private readonly struct NormalDistribution : ILaneFunction
    {
        public static double At(double x) => 0.5 * SpecialFunctions.Erfc(-x * RootOfHalf);
    }
}
