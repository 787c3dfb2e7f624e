using System.Runtime.Intrinsics;
using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Tests.Numerics;

/// <summary>Functions of many numbers have the bits that those of eight lanes and of one number have, whatever stands behind the last whole eight.</summary>
public sealed class VectorMathSpanTests
{
    private static readonly double[] Numbers =
    [
        0, -0.0, 1, -1, 0.3, -7.5, 36.9, -745, 709.5, 1e-300, -1e-300, 1e300, double.PositiveInfinity, double.NegativeInfinity, double.NaN, 5e-324, 2.5, 0.7,
    ];

    private delegate void OfMany(ReadOnlySpan<double> x, Span<double> values);

    [Fact]
    public void Exp_of_many_is_exp_of_each() => AssertSame(VectorMath.Exp, VectorMath.Exp, ScalarMath.Exp);

    [Fact]
    public void Logistic_of_many_is_logistic_of_each() => AssertSame(VectorMath.Logistic, VectorMath.Logistic, ScalarMath.Logistic);

    [Fact]
    public void Log_of_many_is_log_of_each() => AssertSame(VectorMath.Log, VectorMath.Log, ScalarMath.Log);

    [Fact]
    public void Log1pExp_of_many_is_log1pexp_of_each() => AssertSame(VectorMath.Log1pExp, VectorMath.Log1pExp, ScalarMath.Log1pExp);

    [Fact]
    public void Density_of_many_is_density_of_each() => AssertSame(VectorMath.NormalPdf, VectorMath.NormalPdf, ScalarMath.NormalPdf);

    private static void AssertSame(OfMany ofMany, Func<Vector512<double>, Vector512<double>> ofLanes, Func<double, double> ofOne)
    {
        for (var count = 0; count <= Numbers.Length; count++)
        {
            var values = new double[count + 1];
            values[count] = 42;
            ofMany(Numbers.AsSpan(0, count), values);
            Assert.Equal(42, values[count]);
            for (var i = 0; i < count; i++)
            {
                var bits = BitConverter.DoubleToInt64Bits(values[i]);
                Assert.Equal(BitConverter.DoubleToInt64Bits(ofLanes(Vector512.Create(Numbers[i]))[3]), bits);
                Assert.Equal(BitConverter.DoubleToInt64Bits(ofOne(Numbers[i])), bits);
            }
        }
    }
}
