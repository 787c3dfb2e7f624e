using System.Runtime.Intrinsics;
using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Tests.Numerics;

public class VectorMathTests
{
    private const double Golden = 0.6180339887498949;
    private const int Points = 4000;

    // Exp: reduction and last addition round once each, the polynomial adds 0.15. Log: the same with the final sum.
    // Quotients and sums of such terms add one more rounding each.
    [Theory]
    [InlineData(-708, 709.7, 0.95)]
    [InlineData(-1, 1, 0.95)]
    [InlineData(-745, -708, 0.95)]
    public void Exp_is_right_to_the_last_place(double low, double high, double tolerance) =>
        AssertUlps(low, high, tolerance, VectorMath.Exp, HighPrecision.ExpError);

    [Theory]
    [InlineData(-700, 40)]
    [InlineData(-4, 4)]
    public void Logistic_is_right_to_two_units_of_the_last_place(double low, double high) =>
        AssertUlps(low, high, 2, VectorMath.Logistic, HighPrecision.LogisticError);

    [Theory]
    [InlineData(0.5, 2)]
    [InlineData(1e-3, 1e3)]
    [InlineData(1e300, 1.7e308)]
    [InlineData(5e-324, 1e-307)]
    public void Log_is_right_to_the_last_place(double low, double high) =>
        AssertUlps(low, high, 1, VectorMath.Log, HighPrecision.LogError);

    [Theory]
    [InlineData(-40, 40)]
    [InlineData(-2, 2)]
    public void Log_of_one_plus_exp_is_right_to_two_units_of_the_last_place(double low, double high) =>
        AssertUlps(low, high, 2, VectorMath.Log1pExp, HighPrecision.Log1pExpError);

    // There log(1 + eˣ) = eˣ(1 − eˣ/2 …), and eˣ/2 is below 1e-17.
    [Fact]
    public void Log_of_one_plus_exp_keeps_its_digits_in_the_lower_tail() =>
        AssertUlps(-740, -40, 2, VectorMath.Log1pExp, HighPrecision.ExpError);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(double.NegativeInfinity, 0)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(1e300, double.PositiveInfinity)]
    [InlineData(-1e300, 0)]
    [InlineData(709.8, double.PositiveInfinity)]
    [InlineData(-745.2, 0)]
    public void Exp_at_the_edges(double x, double expected) => AssertLanes(expected, VectorMath.Exp(Vector512.Create(x)));

    [Theory]
    [InlineData(0, double.NegativeInfinity)]
    [InlineData(-0.0, double.NegativeInfinity)]
    [InlineData(-1, double.NaN)]
    [InlineData(double.NegativeInfinity, double.NaN)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(1, 0)]
    public void Log_at_the_edges(double x, double expected) => AssertLanes(expected, VectorMath.Log(Vector512.Create(x)));

    [Theory]
    [InlineData(double.NegativeInfinity, 0)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(-800, 0)]
    [InlineData(800, 1)]
    [InlineData(0, 0.5)]
    [InlineData(double.NaN, double.NaN)]
    public void Logistic_at_the_edges(double x, double expected) => AssertLanes(expected, VectorMath.Logistic(Vector512.Create(x)));

    [Theory]
    [InlineData(double.NegativeInfinity, 0)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(800, 800)]
    [InlineData(-800, 0)]
    [InlineData(double.NaN, double.NaN)]
    public void Log_of_one_plus_exp_at_the_edges(double x, double expected) => AssertLanes(expected, VectorMath.Log1pExp(Vector512.Create(x)));

    [Fact]
    public void Functions_taken_lane_by_lane_treat_every_lane()
    {
        var x = Vector512.Create(-3.0, -1, -0.5, 0, 0.25, 1, 2, 5);
        for (var lane = 0; lane < 8; lane++)
        {
            Assert.Equal(Math.Sin(x[lane]), VectorMath.Sin(x)[lane]);
            Assert.Equal(Math.Cos(x[lane]), VectorMath.Cos(x)[lane]);
            Assert.Equal(Math.Atan(x[lane]), VectorMath.Atan(x)[lane]);
            Assert.Equal(Math.Pow(2, x[lane]), VectorMath.Pow(Vector512.Create(2.0), x)[lane]);
            Assert.Equal(Math.Pow(x[lane], -3), VectorMath.WholePower(x, -3)[lane], 1e-12 * Math.Abs(Math.Pow(x[lane], -3)));
        }
    }

    // Published values of the normal distribution, 15 digits.
    [Theory]
    [InlineData(0, 0.5, 0.398942280401433)]
    [InlineData(1, 0.841344746068543, 0.241970724519143)]
    [InlineData(-1.96, 0.0249978951482204, 0.0584409443334515)]
    [InlineData(-10, 7.61985302416053e-24, 7.69459862670642e-23)]
    public void Normal_distribution_and_density(double x, double distribution, double density)
    {
        Assert.Equal(1, VectorMath.NormalCdf(Vector512.Create(x))[0] / distribution, 1e-13);
        Assert.Equal(1, VectorMath.NormalPdf(Vector512.Create(x))[0] / density, 1e-13);
    }

    private static void AssertLanes(double expected, Vector512<double> actual)
    {
        for (var lane = 0; lane < 8; lane++) Assert.Equal(expected, actual[lane]);
    }

    private static void AssertUlps(double low, double high, double tolerance, Func<Vector512<double>, Vector512<double>> function, Func<double, double,
        double> error)
    {
        var worst = (Error: 0.0, X: double.NaN);
        for (var i = 0; i < Points; i++)
        {
            var x = low + ((high - low) * (i * Golden % 1));
            worst = Math.Max(worst.Error, error(x, function(Vector512.Create(x))[i % 8])) is var found && found > worst.Error ? (found, x) : worst;
        }

        Assert.True(worst.Error <= tolerance, $"{worst.Error} units of the last place at {worst.X:R}");
    }
}
