using Cdi.Estimation.Multiplicity;
using Cdi.Estimation.Variance;
using MathNet.Numerics.Distributions;

namespace Cdi.Estimation.Tests.Multiplicity;

public class NormalMaximumTests
{
    [Fact]
    public void One_statistic_has_the_quantile_of_the_normal() =>
        Assert.Equal(Normal.InvCDF(0, 1, 0.975), new NormalMaximum([1], Alternative.TwoSided).CriticalValue(0.05).Value, 1e-9);

    [Theory]
    [InlineData(Alternative.TwoSided)]
    [InlineData(Alternative.Larger)]
    public void Statistics_that_are_one_another_count_once(Alternative alternative)
    {
        double[] same = [1, 1, 1, 1, 1, 1, 1, 1, 1];
        var one = new NormalMaximum([1], alternative).CriticalValue(0.05).Value;
        Assert.Equal(one, new NormalMaximum(same, alternative).CriticalValue(0.05).Value, 1e-9);
    }

    // Z and −Z: one of them is beyond c on one side exactly where |Z| is.
    [Fact]
    public void Opposite_statistics_on_one_side_are_one_on_two() => Assert.Equal(
        new NormalMaximum([1], Alternative.TwoSided).CriticalValue(0.05).Value,
        new NormalMaximum([1, -1, -1, 1], Alternative.Larger).CriticalValue(0.05).Value, 1e-9);

    // The differences of three means from their average: singular, as the shares of all options are. The third follows from the other two, so that the
    // bound of one integral suffices: P by a fine sum over the first.
    [Fact]
    public void A_singular_matrix_is_taken_as_it_is()
    {
        double[] shares = [1, -0.5, -0.5, -0.5, 1, -0.5, -0.5, -0.5, 1];
        const double bound = 2;
        var (sum, step) = (0.0, 1e-4);
        for (var x = -bound + (step / 2); x < bound; x += step)
        {
            // Z₂ = −x/2 + √¾ Y and Z₃ = −x − Z₂.
            var (least, most) = (Math.Max(-bound, -x - bound), Math.Min(bound, bound - x));
            sum += step * Normal.PDF(0, 1, x) * (Normal.CDF(-x / 2, Math.Sqrt(0.75), most) - Normal.CDF(-x / 2, Math.Sqrt(0.75), least));
        }

        Assert.Equal(sum, new NormalMaximum(shares, Alternative.TwoSided).Within(bound).Value, 1e-7);
    }

    // Six statistics with correlation .5, once by one integral, once on the lattice: a matrix moved by 1e-9 is no product of loadings.
    [Theory]
    [InlineData(Alternative.TwoSided)]
    [InlineData(Alternative.Larger)]
    public void The_lattice_agrees_with_quadrature_within_its_stated_error(Alternative alternative)
    {
        var exact = Equal(6, 0.5);
        var moved = exact.ToArray();
        (moved[1], moved[6]) = (0.5 + 1e-9, 0.5 + 1e-9);
        var (value, error) = new NormalMaximum(moved, alternative).Within(2.2);
        Assert.InRange(error, 1e-12, 1e-4);
        Assert.Equal(new NormalMaximum(exact, alternative).Within(2.2).Value, value, error + 1e-8);
    }

    [Fact]
    public void A_p_value_is_alpha_at_the_critical_value()
    {
        var maximum = new NormalMaximum(Equal(4, 0.3), Alternative.TwoSided);
        var critical = maximum.CriticalValue(0.05).Value;
        Assert.Equal(0.05, maximum.PValue(critical), 1e-9);
        Assert.Equal(0.05, maximum.PValue(-critical), 1e-9);
    }

    [Fact]
    public void A_matrix_that_is_none_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new NormalMaximum([1, 0], Alternative.TwoSided));
        Assert.Throws<ArgumentException>(() => new NormalMaximum([1, 2, 2, 1], Alternative.TwoSided));
    }

    private static double[] Equal(int count, double correlation) =>
        [.. Enumerable.Range(0, count * count).Select(place => place / count == place % count ? 1 : correlation)];
}
