using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Rectification;

/// <summary>What intervals from resampled values have in common, whatever turns quantiles into ends.</summary>
public sealed class ResampledIntervalTests
{
    // Skewed, none twice, in an order that is not theirs.
    private static readonly double[] Values = [.. Enumerable.Range(0, 999).Select(place => Math.Pow((1 + ((place * 38.0) % 999)) / 1000, 2))];

    public static TheoryData<IntervalRule> Rules => [IntervalRule.Percentile, IntervalRule.Basic, IntervalRule.BiasCorrected];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_null_is_rejected_exactly_where_the_interval_leaves_it_out(IntervalRule rule)
    {
        foreach (var alternative in Enum.GetValues<Alternative>())
        {
            var interval = Of(rule, alternative, null);
            for (var value = -0.5; value < 1.5; value += 0.0137)
            {
                var isInside = value >= interval.Lower && value <= interval.Upper;
                Assert.True(isInside == Of(rule, alternative, value).PValue > 0.1, $"{rule} {alternative} {value}: {interval.Lower} … {interval.Upper}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_range_holds_its_ends(IntervalRule rule)
    {
        var interval = Of(rule, Alternative.TwoSided, null).Within((0.2, 0.5));
        Assert.InRange(interval.Lower ?? double.NaN, 0.2, 0.5);
        Assert.InRange(interval.Upper ?? double.NaN, 0.2, 0.5);

        // An open end as well: a share is 0 at least.
        Assert.Equal(0.2, Of(rule, Alternative.Smaller, null).Within((0.2, 0.5)).Lower);
    }

    [Fact]
    public void A_basic_interval_is_the_percentile_interval_turned_about_the_estimate()
    {
        var (percentile, basic) = (Of(IntervalRule.Percentile, Alternative.TwoSided, null), Of(IntervalRule.Basic, Alternative.TwoSided, null));
        Assert.Equal(0.5 - percentile.Upper, basic.Lower);
        Assert.Equal(0.5 - percentile.Lower, basic.Upper);
    }

    [Fact]
    public void Without_bias_and_skewness_BCa_is_the_percentile_interval()
    {
        // 998 values, half of them below the estimate.
        var fit = new FixedReplicates(Enumerable.Range(1, 998).Select(value => (double)value), 499.5);
        var (percentile, corrected) = (new PercentileInterval().Of(fit), new BiasCorrectedInterval().Of(fit));
        Assert.Equal((percentile?.Lower, percentile?.Upper), (corrected?.Lower, corrected?.Upper));
    }

    [Fact]
    public void Values_on_one_side_of_the_estimate_have_no_BCa_interval()
    {
        Assert.Null(new BiasCorrectedInterval().Of(new FixedReplicates(Values, 2))?.Lower);
        Assert.Null(new BiasCorrectedInterval().Of(new FixedReplicates(Values, -1))?.Upper);
    }

    private static TargetInterval Of(IntervalRule rule, Alternative alternative, double? nullValue) =>
        IntervalMethods.For(rule).Of(new FixedReplicates(Values, 0.25)
        {
            Options = Samples.Options(LambdaPolicy.None) with { Alternative = alternative },
            Null = nullValue,
            Skewness = 0.03,
        }) ?? throw new InvalidOperationException("No interval.");
}
