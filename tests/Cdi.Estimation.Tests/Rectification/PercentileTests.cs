using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Variance;
using static Cdi.Estimation.Tests.Rectification.Samples;

namespace Cdi.Estimation.Tests.Rectification;

/// <summary>Intervals between quantiles of resampled estimates.</summary>
public sealed class PercentileTests
{
    private static readonly PercentileInterval Percentile = new();

    [Theory]
    [InlineData(Alternative.TwoSided, 50, 950)]
    [InlineData(Alternative.Larger, 100, double.PositiveInfinity)]
    [InlineData(Alternative.Smaller, double.NegativeInfinity, 900)]
    public void Ends_are_order_statistics(Alternative alternative, double lower, double upper)
    {
        // 999 values 1 … 999 at level 90 %: (999 + 1)/20 = 50 and (999 + 1)/10 = 100.
        var interval = Percentile.Of(new Resampled(999, alternative, null));
        Assert.Equal((lower, upper), (interval?.Lower ?? double.NaN, interval?.Upper ?? double.NaN));
    }

    [Theory]
    [InlineData(49, false)]
    [InlineData(50, true)]
    [InlineData(500, true)]
    [InlineData(950, true)]
    [InlineData(951, false)]
    public void A_null_is_rejected_where_the_interval_leaves_it_out(double nullValue, bool isInside) =>
        Assert.Equal(isInside, Percentile.Of(new Resampled(999, Alternative.TwoSided, nullValue))?.PValue > 0.1);

    [Fact]
    public void Ends_follow_a_change_of_scale()
    {
        var odds = Target.Coefficient(0, "odds", Scale.LogOdds, 1);
        var share = Target.Coefficient(0, "share", Scale.ProportionByLogOdds, 1);
        var targets = Estimate(new Bootstrap(200, 7), odds, share).Targets;
        Assert.Equal(1 / (1 + Math.Exp(-targets[0].LowerEnd())), targets[1].LowerEnd(), 1e-15);
        Assert.Equal(1 / (1 + Math.Exp(-targets[0].UpperEnd())), targets[1].UpperEnd(), 1e-15);
    }

    [Fact]
    public void With_many_labels_they_are_those_of_Wald()
    {
        // 2000 replicates place the 5 % quantile with a standard error of √(.05 · .95/2000)/φ(1.645) = .047 standard errors of the estimate; four times that.
        var target = Target.Coefficient(0, "odds", Scale.LogOdds, 1);
        var percentile = Estimate(new Bootstrap(2000, 7), target).Targets[0];
        var error = percentile.FunctionStandardError;
        Assert.InRange(percentile.LowerEnd(), percentile.Point - ((1.645 + 0.19) * error), percentile.Point - ((1.645 - 0.19) * error));
        Assert.InRange(percentile.UpperEnd(), percentile.Point + ((1.645 - 0.19) * error), percentile.Point + ((1.645 + 0.19) * error));
        Assert.Null(percentile.CriticalValue);
    }

    [Fact]
    public void Too_few_replicates_for_the_level_and_none_at_all_are_refused()
    {
        var target = Target.Coefficient(0, "odds", Scale.LogOdds, 1);

        // At 90 % each tail needs (B + 1)/20 ≥ 1 from the 95 % of B that must have a solution: B ≥ 20.
        Assert.Contains("20 replicates", Assert.Throws<ArgumentException>(() => Estimate(new Bootstrap(19, 7), target)).Message, StringComparison.Ordinal);
        Assert.NotNull(Estimate(new Bootstrap(20, 7), target).Targets[0].Lower);
        Assert.Contains("needs a bootstrap", Assert.Throws<ArgumentException>(() => Estimate(null, target)).Message, StringComparison.Ordinal);
    }

    private static RectifiedFit Estimate(Bootstrap? bootstrap, params Target[] targets)
    {
        double[] human = [.. Enumerable.Range(0, 400).Select(row => row % 3 == 0 ? 1.0 : 0)];
        var sample = new RectifiedSample(Features(human), default, All(400, true), All(400, 1.0), SampleDraw.FixedSize)
        {
            Keys = (RowKey[])[.. Enumerable.Range(0, 400).Select(RowKey.FromRowNumber)],
        };
        var options = PeerOptions(LambdaPolicy.None) with { Interval = IntervalRule.Percentile, Bootstrap = bootstrap };
        return Fit<Glm<Bernoulli, Size1>>(Columns(All(400, 1.0)), sample, options, targets);
    }

    // A target whose resampled values are 1 … B, in an order that is not theirs.
    private sealed class Resampled(int replicates, Alternative alternative, double? nullValue) : ITargetFit
    {
        public EstimationOptions Options { get; } = Samples.Options(LambdaPolicy.None) with { Alternative = alternative };

        public Target Target { get; } = Target.Coefficient(0, "value", Scale.Mean, 1) with { Null = nullValue };

        public double Value => 500;

        public double[] Parameters => [500];

        public IMoments Equation => throw new NotSupportedException("Nothing is solved.");

        public IReadOnlyList<double[]> Replicates { get; } =
            [.. Enumerable.Range(0, replicates).Select(place => new[] { 1 + ((place * 38.0) % replicates) })];

        public (double Own, double[] OfReplicates) ResampledVariances() => throw new NotSupportedException("No rows stand behind the values.");

        public double Acceleration() => 0;

        public (double Least, double Largest)? Range => null;

        public double? LabelsOfBound => null;

        public double Variance(double added) => 288.4 * 288.4;

        public Freedom Reliance(double variance) => Freedom.Normal;

        public ContributionMoments Contributions() => ContributionMoments.None;
    }
}
