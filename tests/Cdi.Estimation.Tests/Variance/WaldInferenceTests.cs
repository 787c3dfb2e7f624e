using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Variance;

/// <summary>Intervals and p-values.</summary>
public class WaldInferenceTests
{
    [Theory]
    [InlineData(0.1, 1.6448536269514722)]
    [InlineData(0.05, 1.959963984540054)]
    [InlineData(0.001, 3.2905267314919255)]
    public void Normal_quantiles(double alpha, double expected) =>
        Close.Relative([expected], [new WaldInference(alpha, Alternative.TwoSided).Interval(0, 1).Upper], 1e-13);

    [Theory]
    [InlineData(Alternative.TwoSided, 0.3 - (1.959963984540054 * 0.25), 0.3 + (1.959963984540054 * 0.25))]
    [InlineData(Alternative.Larger, 0.3 - (1.6448536269514722 * 0.25), double.PositiveInfinity)]
    [InlineData(Alternative.Smaller, double.NegativeInfinity, 0.3 + (1.6448536269514722 * 0.25))]
    public void Ends_lie_so_many_standard_errors_from_the_estimate(Alternative alternative, double lower, double upper)
    {
        var interval = new WaldInference(0.05, alternative).Interval(0.3, 0.25);
        Assert.Equal(lower, interval.Lower, 1e-12);
        Assert.Equal(upper, interval.Upper, 1e-12);
    }

    [Fact]
    public void A_statistic_is_a_distance_in_standard_errors() => Assert.Equal(2, WaldInference.Statistic(1, 0.2, 0.4), 1e-12);

    [Fact]
    public void Where_residuals_show_a_part_of_the_variance_quantiles_and_p_values_allow_for_the_rest()
    {
        var inference = new WaldInference(0.05, Alternative.TwoSided, null, 0.64);
        Assert.Equal(1.959963984540054 / 0.8, inference.CriticalValue, 1e-12);
        Assert.Equal(0.05, inference.PValue(1.959963984540054 / 0.8), 1e-12);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.05)]
    [InlineData(1e-3)]
    [InlineData(1e-6)]
    public void Quantiles_of_t_with_one_degree_are_those_of_the_Cauchy_distribution(double alpha) =>
        Close.Relative([Math.Tan(Math.PI * (0.5 - (alpha / 2)))], [new WaldInference(alpha, Alternative.TwoSided, 1).Interval(0, 1).Upper], 1e-9);

    [Theory]
    [InlineData(2, 0.05, 4.302652729911275)]
    [InlineData(9, 0.1, 1.8331129326536335)]
    [InlineData(100, 0.05, 1.983971518523552)]
    public void Quantiles_of_t(double freedom, double alpha, double expected) =>
        // MathNet's incomplete beta function has an absolute error of about 1e-12; over the density .02 that is 1e-10.
        Close.Relative([expected], [new WaldInference(alpha, Alternative.TwoSided, freedom).Interval(0, 1).Upper], 1e-9);

    [Theory]
    [InlineData(Alternative.TwoSided)]
    [InlineData(Alternative.Larger)]
    [InlineData(Alternative.Smaller)]
    public void Fault_1_the_p_value_and_the_interval_always_speak_of_the_same_alternative(Alternative alternative)
    {
        var inference = new WaldInference(0.1, alternative);
        for (var estimate = -3.0; estimate <= 3; estimate += 0.01)
        {
            var (lower, upper) = inference.Interval(estimate, 1);
            var isOutside = lower > 0 || upper < 0;
            Assert.Equal(isOutside, inference.PValue(WaldInference.Statistic(estimate, 0, 1)) < 0.1);
        }
    }

    [Fact]
    public void Without_a_standard_error_the_null_is_either_hit_or_excluded()
    {
        var inference = new WaldInference(0.05, Alternative.TwoSided);
        Assert.Equal(1, inference.PValue(WaldInference.Statistic(2, 2, 0)));
        Assert.Equal(0, inference.PValue(WaldInference.Statistic(2, 1, 0)));
        Assert.Equal(1, new WaldInference(0.05, Alternative.Larger).PValue(WaldInference.Statistic(1, 2, 0)));
    }

    [Fact]
    public void Small_tails_keep_their_digits() =>
        Close.Relative([1.5239706048321186e-23], [new WaldInference(0.05, Alternative.TwoSided).PValue(10)], 1e-12);
}
