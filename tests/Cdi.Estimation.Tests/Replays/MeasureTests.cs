using Cdi.Estimation.Rectification;
using Cdi.Estimation.Replays;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Replays;

public sealed class MeasureTests
{
    [Theory]
    [InlineData(90, 100, 0.95)]
    [InlineData(3, 4000, 0.999)]
    [InlineData(3600, 4000, 0.999)]
    public void Limits_are_where_the_binomial_tails_hold_half_of_what_is_left(int covered, int trials, double level)
    {
        var coverage = new Coverage(covered, trials);
        Assert.Equal((1 - level) / 2, Tail(trials, coverage.Upper(level), 0, covered), 1e-9);
        Assert.Equal((1 - level) / 2, Tail(trials, coverage.Lower(level), covered, trials), 1e-9);
    }

    [Fact]
    public void Limits_at_the_ends_are_the_ends()
    {
        Assert.Equal(0, new Coverage(0, 50).Lower(0.95));
        Assert.Equal(1, new Coverage(50, 50).Upper(0.95));
    }

    [Theory]
    [InlineData(3600, true)]
    [InlineData(3900, true)]
    [InlineData(3540, true)]
    [InlineData(3530, false)]
    public void Coverage_holds_where_the_interval_contains_the_level_or_lies_above(int covered, bool holds)
    {
        // Of 4000 trials at .9 the lower .05 % point is 3600 − 3.29·19 ≈ 3537.
        Assert.Equal(holds, new Coverage(covered, 4000).Holds(0.9));
    }

    [Fact]
    public void Effective_labels_solve_their_equations()
    {
        Assert.Equal(200, EffectiveSampleSize.Labels(0.25 / 200, 0.25, 1000, Generalise.Population), 1e-9);
        Assert.Equal(200, EffectiveSampleSize.Labels(0.25 * ((1.0 / 200) - (1.0 / 1000)), 0.25, 1000, Generalise.Corpus), 1e-9);
        Assert.Equal(1000, EffectiveSampleSize.Labels(0, 0.25, 1000, Generalise.Corpus), 1e-9);
        Assert.Equal(200, EffectiveSampleSize.Known(0.25 / 200, 0.25, 1000, Generalise.Population) ?? 0, 1e-9);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1e-34)]
    public void Labels_without_spread_are_worth_no_number(double perRow)
    {
        Assert.Null(EffectiveSampleSize.Known(1e-4, perRow, 1000, Generalise.Population));
        Assert.Null(EffectiveSampleSize.Known(1e-4, perRow, 1000, Generalise.Corpus));
    }

    private static double Tail(int trials, double probability, int from, int to)
    {
        var log = Enumerable.Range(from, to - from + 1).Select(k =>
            MathNet.Numerics.SpecialFunctions.BinomialLn(trials, k) + (k * Math.Log(probability)) + ((trials - k) * Math.Log(1 - probability)));
        return log.Sum(Math.Exp);
    }
}
