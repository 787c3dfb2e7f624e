using System.Runtime.Intrinsics;
using Cdi.Estimation.Numerics;
using MathNet.Numerics;

namespace Cdi.Estimation.Tests.Numerics;

/// <summary>log Γ and its two derivatives, which kernels of authors' losses call.</summary>
public class GammaFunctionTests
{
    // Abramowitz and Stegun (1964), chapter 6. Up the recurrence log Γ is a difference of numbers of about 30, each right to 3e-15.
    [Fact]
    public void Values_are_those_in_closed_form()
    {
        Assert.Equal(0.5 * Math.Log(Math.PI), ScalarMath.LogGamma(0.5), 1e-14);
        Assert.Equal(Math.Log(24), ScalarMath.LogGamma(5), 1e-14);
        Assert.Equal(-Constants.EulerMascheroni, ScalarMath.Digamma(1), 2e-15);
        Assert.Equal(-Constants.EulerMascheroni - (2 * Math.Log(2)), ScalarMath.Digamma(0.5), 4e-15);
        Assert.Equal(Math.PI * Math.PI / 6, ScalarMath.Trigamma(1), 2e-15);
        Assert.Equal(Math.PI * Math.PI / 2, ScalarMath.Trigamma(0.5), 8e-15);
    }

    [Theory]
    [InlineData(1e-3)]
    [InlineData(0.3)]
    [InlineData(1.7)]
    [InlineData(11.999)]
    [InlineData(12.001)]
    [InlineData(250)]
    [InlineData(1e6)]
    public void They_agree_with_the_library_with_each_other_and_in_every_lane(double x)
    {
        Near(SpecialFunctions.GammaLn(x), ScalarMath.LogGamma(x), 1e-13);
        Near(SpecialFunctions.DiGamma(x), ScalarMath.Digamma(x), 1e-13);
        Near(ScalarMath.LogGamma(x) + Math.Log(x), ScalarMath.LogGamma(x + 1), 1e-13);
        Near(ScalarMath.Digamma(x) + (1 / x), ScalarMath.Digamma(x + 1), 1e-13 / Math.Min(1, x));
        Near(ScalarMath.Trigamma(x) - (1 / (x * x)), ScalarMath.Trigamma(x + 1), 1e-13 / Math.Min(1, x * x));
        var step = 1e-5 * x;
        Near((ScalarMath.LogGamma(x + step) - ScalarMath.LogGamma(x - step)) / (2 * step), ScalarMath.Digamma(x), 1e-8);
        Near((ScalarMath.Digamma(x + step) - ScalarMath.Digamma(x - step)) / (2 * step), ScalarMath.Trigamma(x), 1e-8);
        for (var lane = 0; lane < Vector512<double>.Count; lane++)
        {
            Assert.Equal(ScalarMath.LogGamma(x), VectorMath.LogGamma(Vector512.Create(x))[lane]);
            Assert.Equal(ScalarMath.Digamma(x), VectorMath.Digamma(Vector512.Create(x))[lane]);
            Assert.Equal(ScalarMath.Trigamma(x), VectorMath.Trigamma(Vector512.Create(x))[lane]);
        }
    }

    [Theory]
    [InlineData(0, double.PositiveInfinity)]
    [InlineData(-1.5, double.NaN)]
    [InlineData(double.NaN, double.NaN)]
    public void Beyond_their_range_they_have_no_value(double x, double logarithm)
    {
        Assert.Equal(logarithm, ScalarMath.LogGamma(x));
        Assert.Equal(double.NaN, ScalarMath.Digamma(x));
        Assert.Equal(double.NaN, ScalarMath.Trigamma(x));
    }

    private static void Near(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected)), $"{expected:R} {actual:R}");
}
