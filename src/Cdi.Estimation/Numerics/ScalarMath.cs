using System.Runtime.Intrinsics;

namespace Cdi.Estimation.Numerics;

/// <summary>The functions of <see cref="VectorMath"/> for one number, with the same bits.</summary>
/// <remarks>By the loops for many numbers, which are compiled for good at their first call: a method as short as these, compiled by itself, would call every
/// operation on lanes where there is no AVX-512.</remarks>
public static class ScalarMath
{
    /// <inheritdoc cref="VectorMath.Exp(Vector512{double})"/>
    public static double Exp(double x)
    {
        Span<double> value = stackalloc double[1];
        VectorMath.Exp([x], value);
        return value[0];
    }

    /// <inheritdoc cref="VectorMath.Log(Vector512{double})"/>
    public static double Log(double x)
    {
        Span<double> value = stackalloc double[1];
        VectorMath.Log([x], value);
        return value[0];
    }

    /// <inheritdoc cref="VectorMath.Sin"/>
    public static double Sin(double x) => Math.Sin(x);

    /// <inheritdoc cref="VectorMath.Cos"/>
    public static double Cos(double x) => Math.Cos(x);

    /// <inheritdoc cref="VectorMath.Atan"/>
    public static double Atan(double x) => Math.Atan(x);

    /// <inheritdoc cref="VectorMath.Logistic(Vector512{double})"/>
    public static double Logistic(double x)
    {
        Span<double> value = stackalloc double[1];
        VectorMath.Logistic([x], value);
        return value[0];
    }

    /// <inheritdoc cref="VectorMath.Log1pExp(Vector512{double})"/>
    public static double Log1pExp(double x)
    {
        Span<double> value = stackalloc double[1];
        VectorMath.Log1pExp([x], value);
        return value[0];
    }

    /// <inheritdoc cref="VectorMath.NormalCdf"/>
    public static double NormalCdf(double x) => VectorMath.NormalCdf(Vector512.Create(x)).ToScalar();

    /// <inheritdoc cref="VectorMath.LogGamma"/>
    public static double LogGamma(double x) => GammaFunctions.Log(x);

    /// <inheritdoc cref="VectorMath.Digamma"/>
    public static double Digamma(double x) => GammaFunctions.Digamma(x);

    /// <inheritdoc cref="VectorMath.Trigamma"/>
    public static double Trigamma(double x) => GammaFunctions.Trigamma(x);

    /// <inheritdoc cref="VectorMath.IsZero"/>
    public static double IsZero(double x) => double.IsNaN(x) ? x : x == 0 ? 1 : 0;

    /// <inheritdoc cref="VectorMath.IsPositive"/>
    public static double IsPositive(double x) => double.IsNaN(x) ? x : x > 0 ? 1 : 0;

    /// <inheritdoc cref="VectorMath.NormalPdf(Vector512{double})"/>
    public static double NormalPdf(double x)
    {
        Span<double> value = stackalloc double[1];
        VectorMath.NormalPdf([x], value);
        return value[0];
    }
}
