using Cdi.Estimation.Annotations;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Prediction;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Variance;
using static Cdi.Estimation.Tests.Rectification.Samples;

namespace Cdi.Estimation.Tests.Rectification;

/// <summary>Shares and means whose intervals are formed on another scale than they are reported on.</summary>
public sealed class IntervalScaleTests
{
    // Quantile of the normal at .95: two-sided intervals of 90 %.
    private const double Quantile = 1.6448536269514722;

    // 20 events among 100 labels of 1000 texts; V = (1 − f) p q/(m − 1).
    private const double Variance = 0.9 * 0.2 * 0.8 / 99;

    private static readonly Target ByLogOdds = new("share", Scale.ProportionByLogOdds, at => Math.Log(at[0]) - Math.Log(1 - at[0]), (at, gradient) =>
        gradient[0] = 1 / (at[0] * (1 - at[0])));
    private static readonly Target ByLogarithm = new("share", Scale.ProportionByLogarithm, at => Math.Log(at[0]), (at, gradient) => gradient[0] = 1 / at[0]);
    private static readonly Target MeanByLogarithm = new("mean", Scale.MeanByLogarithm, at => Math.Log(at[0]), (at, gradient) => gradient[0] = 1 / at[0]);

    [Fact]
    public void The_interval_of_a_share_by_log_odds_is_that_of_the_delta_method()
    {
        var share = Wald(20, ByLogOdds);
        var error = Math.Sqrt(Variance) / (0.2 * 0.8);

        Assert.Equal(0.2, share.Point, 1e-12);
        Assert.Equal(error, share.FunctionStandardError, 1e-12);
        Assert.Equal(Math.Sqrt(Variance), share.StandardError, 1e-12);
        Assert.Equal(Share(Math.Log(0.25) - (Quantile * error)), share.LowerEnd(), 1e-12);
        Assert.Equal(Share(Math.Log(0.25) + (Quantile * error)), share.UpperEnd(), 1e-12);
    }

    [Fact]
    public void The_interval_of_a_share_by_logarithm_is_that_of_the_delta_method()
    {
        var share = Wald(20, ByLogarithm);
        var error = Math.Sqrt(Variance) / 0.2;

        Assert.Equal(0.2 * Math.Exp(-Quantile * error), share.LowerEnd(), 1e-12);
        Assert.Equal(0.2 * Math.Exp(Quantile * error), share.UpperEnd(), 1e-12);
    }

    [Fact]
    public void The_interval_of_a_mean_by_logarithm_is_that_of_the_delta_method()
    {
        // Labels 1, 2, 3, 4 in turn: mean 2.5, variance 125/99 of a hundred.
        var numbers = Enumerable.Range(0, 1000).Select(i => 1.0 + (i / 10 % 4)).ToArray();
        var sample = new RectifiedSample(Features(numbers), ReadOnlyMemory<double>.Empty, EveryTenth(), All(1000, 0.1), SampleDraw.FixedSize);
        var mean = Fit<Glm<Gaussian, Size1>>(Columns(All(1000, 1.0)), sample, PeerOptions(LambdaPolicy.None, Generalise.Corpus), MeanByLogarithm).Targets[0];
        var error = Math.Sqrt(0.9 * 125 / 99 / 100) / 2.5;

        Assert.Equal(2.5, mean.Point, 1e-12);
        Assert.Equal(2.5 * Math.Exp(-Quantile * error), mean.LowerEnd(), 1e-12);
        Assert.Equal(2.5 * Math.Exp(Quantile * error), mean.UpperEnd(), 1e-12);
    }

    [Fact]
    public void The_rule_for_few_labels_adds_two_pseudo_labels_on_the_log_odds()
    {
        // By hand: one label that differs moves the log odds by 1/(p m) upwards and 1/(q m) downwards; b² and the slope each times 1 − f.
        // The slope weighs them against Σ of squares without the factor m/(m − 1), .99 of the variance.
        var share = Finite(20, ByLogOdds);
        var variance = Variance / Math.Pow(0.2 * 0.8, 2);

        Assert.Equal(Share(Math.Log(0.25) + Distance(variance, 1 / (0.2 * 100))), share.UpperEnd(), 1e-9);
        Assert.Equal(Share(Math.Log(0.25) - Distance(variance, 1 / (0.8 * 100))), share.LowerEnd(), 1e-9);
    }

    [Fact]
    public void A_null_value_is_tested_on_the_scale_of_the_interval()
    {
        var error = Math.Sqrt(Variance) / (0.2 * 0.8);
        var share = Wald(20, ByLogOdds with { Null = 0.3 });

        Assert.Equal((Math.Log(0.25) - Math.Log(3.0 / 7)) / error, share.Statistic ?? 0, 1e-12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public void A_share_without_events_has_its_bound_on_every_scale(int events) =>
        Assert.All([ByLogOdds, ByLogarithm], target =>
        {
            var (share, plain) = (Finite(events, target), Finite(events, Target.Coefficient(0, "share", Scale.Proportion, 1)));
            Assert.Equal((plain.Point, plain.Lower, plain.Upper, true), (share.Point, share.Lower, share.Upper, share.IsBound));
        });

    [Fact]
    public void A_share_below_0_has_no_log_odds_and_says_which_it_is()
    {
        // The model says yes in 9 of 10 labelled rows and in no other, humans in 1 of 10: .09 + .1 − .9.
        var (human, labelled) = (Events(10), EveryTenth());
        var predicted = labelled.Select((drawn, row) => drawn && row % 100 != 0 ? 1.0 : 0.0).ToArray();
        var sample = new RectifiedSample(Features(human), Features(predicted), labelled, All(1000, 0.1),
            SampleDraw.FixedSize) { Map = FeatureMap.Event(0, 2, 1) };
        var failure = Assert.IsType<SolveFailure.UndefinedTarget>(
            Outcome<Glm<Gaussian, Size1>>(Columns(All(1000, 1.0)), sample, Options(LambdaPolicy.Full, Generalise.Corpus), ByLogOdds));

        Assert.Equal(0.09 + 0.1 - 0.9, failure.OffScale ?? 0, 1e-12);
    }

    [Fact]
    public void A_truth_of_0_lies_in_no_interval_on_the_log_odds() => Assert.False(Wald(20, ByLogOdds).Holds(0));

    private static double Share(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    private static double Distance(double variance, double moved)
    {
        var square = 0.9 * moved * moved;
        var half = Quantile * Quantile * (2 * square * 0.9 * moved / ((0.99 * variance) + (2 * square))) / 2;
        return half + Math.Sqrt((half * half) + (Quantile * Quantile * variance));
    }

    private static TargetEstimate Wald(int events, Target target) => Estimate(events, target, IntervalRule.Wald);

    private static TargetEstimate Finite(int events, Target target) => Estimate(events, target, IntervalRule.FiniteSample);

    private static TargetEstimate Estimate(int events, Target target, IntervalRule rule)
    {
        var sample = new RectifiedSample(Features(Events(events)), ReadOnlyMemory<double>.Empty, EveryTenth(), All(1000, 0.1),
            SampleDraw.FixedSize) { Map = FeatureMap.Event(0, 2, 1) };
        return Fit<Glm<Gaussian, Size1>>(Columns(All(1000, 1.0)), sample, PeerOptions(LambdaPolicy.None, Generalise.Corpus) with { Interval = rule },
            target).Targets[0];
    }

    // Events among the first of the 100 labelled rows.
    private static double[] Events(int events) => [.. Enumerable.Range(0, 1000).Select(row => row % 10 == 0 && row / 10 < events ? 1.0 : 0.0)];

    private static bool[] EveryTenth() => [.. Enumerable.Range(0, 1000).Select(row => row % 10 == 0)];
}
