using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Numerics;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Tests.Rectification;
using Cdi.Estimation.Variance;
using static Cdi.Estimation.Tests.Rectification.Samples;

namespace Cdi.Estimation.Tests.MEstimation;

/// <summary>Least squares in sums of twice the digits of a double.</summary>
public sealed class ExtendedLeastSquaresTests
{
    [Theory]
    [InlineData(1.0, 3.0)]
    [InlineData(123456789.125, 0.000244140625)]
    [InlineData(-7.5, 9.0)]
    public void Arithmetic_has_30_digits(double a, double b)
    {
        var (x, y) = ((DoubleDouble)a, (DoubleDouble)b);
        var root = DoubleDouble.Sqrt(Math.Abs(a));
        Assert.Equal(0, ((x / y * y) - x).High, 1e-30 * Math.Abs(a));
        Assert.Equal(0, ((root * root) - Math.Abs(a)).High, 1e-30 * Math.Abs(a));
        Assert.Equal(1e-20 * a, (x + (1e-20 * a) - x).High);
        Assert.Equal(Math.FusedMultiplyAdd(a, b + 1e-9, -(a * (b + 1e-9))), DoubleDouble.Product(a, b + 1e-9).Low);
    }

    // Squares of numbers beside 1000 are all but lines: of the last column the others leave 2·10⁻⁵, and the normal equations 4·10⁻¹⁰. The outcome is exact.
    [Fact]
    public void Powers_of_large_numbers_keep_their_digits()
    {
        double[] x = [.. Enumerable.Range(0, 12).Select(i => 1000.0 + i)];
        double[] y = [.. x.Select(each => 3 + (2 * each) + (each * each) + ((each % 2) == 0 ? 0.25 : -0.25))];
        var fit = Fit<Glm<Gaussian, Size3>>(Columns(All(12, 1.0), x, [.. x.Select(each => each * each)]), FullyLabelled(y), Options(LambdaPolicy.None));
        var expected = Exact(x, y);
        for (var j = 0; j < 3; j++) Assert.Equal(1, fit.Parameters[j] / expected[j], 1e-14);
    }

    [Fact]
    public void Other_losses_have_no_such_solution()
    {
        double[] x = [.. Enumerable.Range(0, 12).Select(i => 1000.0 + (i * 1e-5))];
        double[] y = [.. x.Select((_, i) => i is 2 or 5 or 6 or 9 ? 1.0 : 0)];
        var bernoulli = Outcome<Glm<Bernoulli, Size2>>(Columns(All(12, 1.0), x), FullyLabelled(y), Options(LambdaPolicy.None));
        Assert.IsType<SolveFailure.Collinear>(bernoulli);
    }

    // x has 3·10⁻⁸ of its length beside 1: coefficients have eight digits, and scores of sixteen times the inverse have none.
    [Fact]
    public void A_sandwich_of_columns_without_digits_is_refused()
    {
        double[] x = [.. Enumerable.Range(0, 12).Select(i => 1000.0 + (i * 1e-5))];
        double[] y = [.. x.Select((_, i) => i * 1.5 % 7)];
        Assert.IsType<SolveFailure.Collinear>(Outcome<Glm<Gaussian, Size2>>(Columns(All(12, 1.0), x), FullyLabelled(y), Options(LambdaPolicy.None)));
    }

    // Least squares on 1, t and t², t = x − 1000, in decimals, and back to powers of x.
    private static double[] Exact(double[] x, double[] y)
    {
        decimal[] t = [.. x.Select(each => (decimal)each - 1000)];
        var matrix = new decimal[3, 4];
        for (var i = 0; i < t.Length; i++)
        {
            decimal[] row = [1, t[i], t[i] * t[i], (decimal)y[i]];
            for (var j = 0; j < 3; j++)
                for (var k = 0; k < 4; k++) matrix[j, k] += row[j] * row[k];
        }

        for (var j = 0; j < 3; j++)
        {
            for (var i = 0; i < 3; i++)
            {
                if (i == j) continue;
                var factor = matrix[i, j] / matrix[j, j];
                for (var k = 0; k < 4; k++) matrix[i, k] -= factor * matrix[j, k];
            }
        }

        var (a, b, c) = (matrix[0, 3] / matrix[0, 0], matrix[1, 3] / matrix[1, 1], matrix[2, 3] / matrix[2, 2]);
        return [(double)(a - (1000 * b) + (1_000_000 * c)), (double)(b - (2000 * c)), (double)c];
    }
}
