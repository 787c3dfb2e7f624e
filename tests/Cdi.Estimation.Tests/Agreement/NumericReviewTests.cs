using Cdi.Estimation.Agreement;

namespace Cdi.Estimation.Tests.Agreement;

public class NumericReviewTests
{
    private const double Rounding = 1e-12;

    // model − human: 1, −1, 2, 0, 1 with equal weights.
    private static readonly WeightedPair[] Five = [new(3, 2, 4), new(1, 2, 4), new(7, 5, 4), new(4, 4, 4), new(6, 5, 4)];

    [Fact]
    public void Bias_errors_and_their_intervals_are_those_of_a_sample_mean()
    {
        var numbers = Of(Five);

        // t.test(c(1, -1, 2, 0, 1)): mean 0.6, standard deviation √1.3, t(4) = 2.7764451052.
        var reach = 2.7764451051977987 * Math.Sqrt(1.3 / 5);
        AssertNear(numbers.Bias, 0.6, 0.6 - reach, 0.6 + reach);
        Assert.Equal(1, numbers.MeanAbsoluteError.Point, Rounding);
        Assert.Equal(Math.Sqrt(7.0 / 5), numbers.RootMeanSquareError.Point, Rounding);

        // Squares 1, 1, 4, 0, 1: standard error √(2.3/5); on the logarithm of the root half the relative error.
        var half = 2.7764451051977987 * Math.Sqrt(2.3 / 5) / 1.4 / 2;
        AssertNear(numbers.RootMeanSquareError, Math.Sqrt(1.4), Math.Sqrt(1.4) * Math.Exp(-half), Math.Sqrt(1.4) * Math.Exp(half));
    }

    [Fact]
    public void The_correlation_is_Pearsons_with_Fishers_interval()
    {
        var correlation = Assert.NotNull(Of(Five).Correlation);

        Assert.Equal(13.4 / Math.Sqrt(22.8 * 9.2), correlation.Point, Rounding);
        var z = Math.Atanh(correlation.Point);
        AssertNear(correlation, correlation.Point, Math.Tanh(z - (1.9599639845400545 / Math.Sqrt(2))), Math.Tanh(z + (1.9599639845400545 / Math.Sqrt(2))));
    }

    [Fact]
    public void Weights_times_a_constant_change_nothing()
    {
        var other = Of([.. Five.Select(row => row with { Weight = 0.1 })]);

        Assert.Equal(Of(Five).Bias.Upper.GetValueOrDefault(), other.Bias.Upper.GetValueOrDefault(), Rounding);
        Assert.Equal(Of(Five).Correlation?.Lower ?? 0, other.Correlation?.Lower ?? 1, Rounding);
    }

    [Fact]
    public void A_weight_of_two_counts_as_two_rows_in_the_point() =>
        Assert.Equal(Of([new(1, 0, 2), new(5, 0, 1)]).Bias.Point, Of([new(1, 0, 1), new(1, 0, 1), new(5, 0, 1)]).Bias.Point, Rounding);

    [Fact]
    public void Rows_without_spread_carry_no_interval()
    {
        var equal = Of([new(1, 1, 1), new(2, 2, 1), new(3, 3, 1)]);

        Assert.Equal(new ValueEstimate(0, null, null), equal.Bias);
        Assert.Equal(new ValueEstimate(0, null, null), equal.RootMeanSquareError);
        Assert.Equal((null, null), (equal.Correlation?.Lower, equal.Correlation?.Upper));
        Assert.Null(Of([new(1, 2, 1), new(1, 3, 1)]).Correlation);
        Assert.Null(NumericReview.Of([]));
    }

    private static NumericAgreement Of(IReadOnlyList<WeightedPair> rows) =>
        Assert.IsType<NumericAgreement>(NumericReview.Of(rows));

    private static void AssertNear(ValueEstimate actual, double point, double lower, double upper) => Assert.Equal(
        [point, lower, upper], [actual.Point, actual.Lower ?? double.NaN, actual.Upper ?? double.NaN], (one, other) => Math.Abs(one - other) < 1e-9);
}
