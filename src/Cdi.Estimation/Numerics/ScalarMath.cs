using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Cdi.Estimation.Numerics;

/// <summary>The functions of <see cref="VectorMath"/> for one number, with the same bits.</summary>
/// <remarks>Lanes that are not optimised cost tens of times as much, and a short run is over before calls are counted: these are compiled for good.</remarks>
public static class ScalarMath
{
    /// <inheritdoc cref="VectorMath.Exp"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Exp(double x) => VectorMath.Exp(Vector512.Create(x)).ToScalar();

    /// <inheritdoc cref="VectorMath.Log"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Log(double x) => VectorMath.Log(Vector512.Create(x)).ToScalar();

    /// <inheritdoc cref="VectorMath.Sin"/>
    public static double Sin(double x) => Math.Sin(x);

    /// <inheritdoc cref="VectorMath.Cos"/>
    public static double Cos(double x) => Math.Cos(x);

    /// <inheritdoc cref="VectorMath.Atan"/>
    public static double Atan(double x) => Math.Atan(x);

    /// <inheritdoc cref="VectorMath.Logistic"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Logistic(double x) => VectorMath.Logistic(Vector512.Create(x)).ToScalar();

    /// <inheritdoc cref="VectorMath.Log1pExp"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Log1pExp(double x) => VectorMath.Log1pExp(Vector512.Create(x)).ToScalar();

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

    /// <inheritdoc cref="VectorMath.NormalPdf"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double NormalPdf(double x) => VectorMath.NormalPdf(Vector512.Create(x)).ToScalar();
}
