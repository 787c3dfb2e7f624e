using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Variance;

/// <summary>Intervals whose variance is taken at the value that is tested.</summary>
public sealed class ScoreInferenceTests
{
    private const double Variance = 0.04;

    public static TheoryData<Alternative, double, double, double> Cases
    {
        get
        {
            var cases = new TheoryData<Alternative, double, double, double>();
            foreach (var alternative in Enum.GetValues<Alternative>())
            {
                cases.Add(alternative, 0, 0, 0);
                cases.Add(alternative, 0.05, -0.03, 0);
                cases.Add(alternative, -0.9, 0.2, 0);
                cases.Add(alternative, 0.02, 0.01, 0.6);
            }

            return cases;
        }
    }

    [Fact]
    public void Without_a_slope_it_is_Walds()
    {
        var wald = new WaldInference(0.1, Alternative.TwoSided);
        var (lower, upper) = new ScoreInference(wald, Variance, 0, 0).Interval(0.3);
        Assert.Equal(0.3 - (1.6448536269514722 * 0.2), lower, 1e-12);
        Assert.Equal(0.3 + (1.6448536269514722 * 0.2), upper, 1e-12);
    }

    [Fact]
    public void An_end_is_where_the_squared_distance_is_the_squared_quantile_times_the_variance_there()
    {
        var wald = new WaldInference(0.05, Alternative.TwoSided);
        var (lower, upper) = new ScoreInference(wald, Variance, SlopeAbove: 0.05, SlopeBelow: -0.03).Interval(0.3);
        var square = wald.CriticalValue * wald.CriticalValue;
        Assert.Equal(square * (Variance + (0.05 * (upper - 0.3))), (upper - 0.3) * (upper - 0.3), 1e-12);
        Assert.Equal(square * (Variance - (0.03 * (0.3 - lower))), (0.3 - lower) * (0.3 - lower), 1e-12);
    }

    [Fact]
    public void A_variance_that_falls_halves_the_width_at_most()
    {
        var wald = new WaldInference(0.05, Alternative.TwoSided);
        var (_, upper) = new ScoreInference(wald, Variance, SlopeAbove: -0.9, SlopeBelow: 0).Interval(0.3);
        Assert.Equal(0.3 + (wald.CriticalValue * 0.2 / 2), upper, 1e-12);
    }

    [Fact]
    public void Ends_lie_no_nearer_than_what_chance_left_unseen()
    {
        var inference = new ScoreInference(new WaldInference(0.05, Alternative.TwoSided), Variance, 0, 0) { Unseen = (0.6, 0.7) };
        Assert.Equal((0.3 - 0.7, 0.3 + 0.6), inference.Interval(0.3));
    }

    [Fact]
    public void The_variance_that_an_interval_shows_is_its_own_unless_labels_not_seen_make_it_long()
    {
        var wald = new WaldInference(0.05, Alternative.TwoSided);
        Assert.Equal(Variance, new ScoreInference(wald, Variance, 0, 0).ShownVariance());
        Assert.Equal(Variance, new ScoreInference(wald, Variance, 0.05, -0.05).ShownVariance());

        // Ends .6 and .7 away: half of the length is .65 = q √(V + V/2) for the V shown.
        var shown = new ScoreInference(wald, Variance, 0, 0) { Unseen = (0.6, 0.7) }.ShownVariance();
        Assert.Equal(0.65 * 0.65, wald.CriticalValue * wald.CriticalValue * (shown + (Variance / 2)), 1e-12);
    }

    [Theory]
    [InlineData(Alternative.Smaller, 0.8)]
    [InlineData(Alternative.Larger, 0.7)]
    public void The_variance_that_a_one_sided_interval_shows_is_that_of_its_end(Alternative alternative, double distance)
    {
        var wald = new WaldInference(0.05, alternative);
        var shown = new ScoreInference(wald, Variance, 0, 0) { Unseen = (0.8, 0.7) }.ShownVariance();
        Assert.Equal((distance * distance / (wald.CriticalValue * wald.CriticalValue)) - (Variance / 2), shown, 1e-12);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(2.0)]
    [InlineData(20.0)]
    public void The_variance_shown_rises_with_the_slope_without_a_jump(double slope)
    {
        // (L/q)² = V + q²s²/2 + s √(q⁴s²/4 + q²V) rises by 2q²s + q√V for each unit of s at most.
        var wald = new WaldInference(0.05, Alternative.TwoSided);
        var step = ((2 * wald.CriticalValue * wald.CriticalValue * slope) + (wald.CriticalValue * Math.Sqrt(Variance))) * slope / 1000;
        var last = Variance;
        for (var at = 0.0; at < slope; at += slope / 1000)
        {
            var shown = new ScoreInference(wald, Variance, at, at).ShownVariance();
            Assert.InRange(shown, last, last + step);
            last = shown;
        }

        Assert.True(last > Variance);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_statistic_is_beyond_the_quantile_exactly_where_the_interval_leaves_the_null_out(
        Alternative alternative, double above, double below, double unseen)
    {
        var wald = new WaldInference(0.05, alternative);
        var inference = new ScoreInference(wald, Variance, above, below) { Unseen = (unseen, unseen / 2) };
        var (lower, upper) = inference.Interval(0.3);
        for (var tested = -1.0005; tested < 1.6; tested += 0.001)
            Assert.Equal(tested < lower || tested > upper, wald.PValue(inference.Statistic(0.3, tested)) < 0.05);
    }

    [Theory]
    [InlineData(0.6, 0.6, -1.96 * 0.3 / 0.6)]
    [InlineData(0.6, 1.0, -0.7 / 0.2)]
    [InlineData(0.02, 0.4, -0.1 / 0.2)]
    public void Within_what_chance_left_unseen_it_grows_to_the_quantile_and_no_faster(double unseen, double tested, double statistic)
    {
        var inference = new ScoreInference(new WaldInference(0.05, Alternative.TwoSided), Variance, 0, 0) { Unseen = (unseen, 0) };
        Assert.Equal(statistic, inference.Statistic(0.3, tested), 1e-4);
    }

    [Fact]
    public void At_the_estimate_it_is_zero() =>
        Assert.Equal(0, new ScoreInference(new WaldInference(0.05, Alternative.TwoSided), Variance, 0.1, 0.1).Statistic(0.3, 0.3));
}
