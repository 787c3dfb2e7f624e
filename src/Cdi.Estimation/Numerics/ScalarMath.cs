using System.Runtime.Intrinsics;

namespace Cdi.Estimation.Numerics;

/// <summary>The functions of <see cref="VectorMath"/> for one number, with the same bits.</summary>
public static class ScalarMath
{
    /// <inheritdoc cref="VectorMath.Exp"/>
    public static double Exp(double x) => VectorMath.Exp(Vector512.Create(x)).ToScalar();

    /// <inheritdoc cref="VectorMath.Log"/>
    public static double Log(double x) => VectorMath.Log(Vector512.Create(x)).ToScalar();

    /// <inheritdoc cref="VectorMath.Sin"/>
    public static double Sin(double x) => Math.Sin(x);

    /// <inheritdoc cref="VectorMath.Cos"/>
    public static double Cos(double x) => Math.Cos(x);

    /// <inheritdoc cref="VectorMath.Atan"/>
    public static double Atan(double x) => Math.Atan(x);

    /// <inheritdoc cref="VectorMath.Logistic"/>
    public static double Logistic(double x) => VectorMath.Logistic(Vector512.Create(x)).ToScalar();

    /// <inheritdoc cref="VectorMath.Log1pExp"/>
    public static double Log1pExp(double x) => VectorMath.Log1pExp(Vector512.Create(x)).ToScalar();

    /// <inheritdoc cref="VectorMath.NormalCdf"/>
    public static double NormalCdf(double x) => VectorMath.NormalCdf(Vector512.Create(x)).ToScalar();

    /// <inheritdoc cref="VectorMath.NormalPdf"/>
    public static double NormalPdf(double x) => VectorMath.NormalPdf(Vector512.Create(x)).ToScalar();
}
