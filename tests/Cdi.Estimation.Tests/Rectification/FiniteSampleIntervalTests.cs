using Cdi.Estimation.Annotations;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Prediction;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Variance;
using MathNet.Numerics.Distributions;
using static Cdi.Estimation.Tests.Rectification.Samples;

namespace Cdi.Estimation.Tests.Rectification;

/// <summary>Intervals that hold where labels, events or disagreements are few (statistics §11).</summary>
public sealed class FiniteSampleIntervalTests
{
    // Quantile of the normal at .95: two-sided intervals of 90 %.
    private const double Quantile = 1.6448536269514722;

    private static readonly Target Share = Target.Coefficient(0, "share", Scale.Proportion, 1);

    [Fact]
    public void A_model_that_is_right_in_every_labelled_row_has_an_interval_with_width()
    {
        // 100 of 1000 drawn, 40 events, no disagreement, λ = 1. By hand: b² = (1 − f)/m² stands for the variance, and for two pseudo-labels beside it.
        var (human, labelled) = (Events(1000, 400), FirstOf(1000, 100, every: 10));
        var estimate = Estimate(human, human, labelled, LambdaPolicy.Full);
        var (square, slope) = (0.9 / 10_000, 0.9 / 100);
        var half = Quantile * Quantile * (2 * square * slope / (3 * square)) / 2;
        var distance = half + Math.Sqrt((half * half) + (Quantile * Quantile * square));

        Assert.Equal(0.4, estimate.Point, 1e-12);

        // The standard error is that of the interval, less what is usual of one; labels have the variance .24, by 100 of them unbiased.
        var shown = (distance * distance / (Quantile * Quantile)) - (square / 2);
        Assert.Equal(Math.Sqrt(shown), estimate.StandardError, 1e-12);
        Assert.Equal(1 / ((shown / (0.24 * 100 / 99)) + 0.001), estimate.EffectiveLabels ?? 0, 1e-9);
        Assert.Equal(0.4 - distance, estimate.LowerEnd(), 1e-12);
        Assert.Equal(0.4 + distance, estimate.UpperEnd(), 1e-12);
    }

    [Fact]
    public void A_rare_share_from_humans_has_nearly_the_interval_of_Wilson()
    {
        // 2 of 200 labels, drawn from very many: Wilson's 90 % interval is [.00331, .02981].
        var (human, labelled) = (new double[200_000], FirstOf(200_000, 200, every: 1000));
        human[0] = human[1000] = 1;
        var estimate = Estimate(human, [], labelled, LambdaPolicy.None);

        Assert.Equal(0.01, estimate.Point, 1e-12);
        Assert.Equal(0.00331, estimate.LowerEnd(), 0.0007);
        Assert.Equal(0.02981, estimate.UpperEnd(), 0.003);
    }

    [Theory]
    [InlineData(0, 0, 0.02951304942)]
    [InlineData(1, 0.97048695058, 1)]
    public void Labels_without_exception_bound_a_share(double label, double lower, double upper)
    {
        // 1 − .05^(1/100): a larger share would show an event among 100 labels with probability .95 at least.
        var labelled = FirstOf(1000, 100, every: 10);
        var estimate = Estimate(All(1000, label), All(1000, 1.0), labelled, LambdaPolicy.Full);

        Assert.True(estimate.IsBound);
        Assert.Equal(label, estimate.Point, 1e-12);
        Assert.Equal(lower, estimate.LowerEnd(), 1e-9);
        Assert.Equal(upper, estimate.UpperEnd(), 1e-9);
        Assert.True(estimate.StandardError > 0);
    }

    // 100 labels without an event: 1 − α^(1/100) above, α halved where two ends are asked for; p = (1 − θ₀)^100, or nothing against a null on the other side.
    [Theory]
    [InlineData(0, Alternative.TwoSided, 0, 0.02951304942, 0.02, 0.26523911179)]
    [InlineData(0, Alternative.TwoSided, 0, 0.02951304942, 0.001, 1)]
    [InlineData(0, Alternative.Smaller, 0, 0.02276277904, 0.02, 0.13261955590)]
    [InlineData(0, Alternative.Larger, 0, 1, 0.02, 1)]
    [InlineData(1, Alternative.TwoSided, 0.97048695058, 1, 0.98, 0.26523911179)]
    [InlineData(1, Alternative.Larger, 0.97723722096, 1, 0.98, 0.13261955590)]
    [InlineData(1, Alternative.Smaller, 0, 1, 0.98, 1)]
    public void A_bound_is_tested_by_the_probability_of_no_event(double label, Alternative alternative, double lower, double upper, double nullValue, double p)
    {
        var sample = OfIndicator(All(1000, label), All(1000, 1.0), FirstOf(1000, 100, every: 10));
        var options = Finite(LambdaPolicy.Full) with { Alternative = alternative };
        var estimate = Fit<Glm<Gaussian, Size1>>(Columns(All(1000, 1.0)), sample, options, Share with { Null = nullValue }).Targets[0];

        Assert.Equal([lower, upper, p], [estimate.LowerEnd(), estimate.UpperEnd(), estimate.PValue ?? -1], (one, other) => Math.Abs(one - other) < 1e-9);
        Assert.Equal(p, 2 * (1 - Normal.CDF(0, 1, Math.Abs(estimate.Statistic ?? 0))), 1e-9);
        if (p < 1) Assert.Equal(label == 0 ? -1 : 1, Math.Sign(estimate.Statistic ?? 0));
    }

    [Theory]
    [InlineData(0.1, 0)]
    [InlineData(0, 1)]
    public void A_corpus_labelled_wholly_without_an_event_has_none(double nullValue, double p)
    {
        var sample = new RectifiedSample(Features(new double[400]), ReadOnlyMemory<double>.Empty, All(400, true), All(400, 1.0), SampleDraw.FixedSize)
        {
            Map = FeatureMap.Event(0, 2, 1),
        };
        var estimate = Fit<Glm<Gaussian, Size1>>(Columns(All(400, 1.0)), sample, Finite(LambdaPolicy.None), Share with { Null = nullValue }).Targets[0];

        Assert.Equal((0, 0, p), (estimate.LowerEnd(), estimate.UpperEnd(), estimate.PValue));
    }

    [Fact]
    public void A_mean_of_equal_numbers_is_still_no_estimate()
    {
        var labelled = FirstOf(1000, 100, every: 10);
        var sample = new RectifiedSample(Features(All(1000, 3.0)), ReadOnlyMemory<double>.Empty, labelled, All(1000, 0.1), SampleDraw.FixedSize);
        var outcome = Outcome<Glm<Gaussian, Size1>>(Columns(All(1000, 1.0)), sample, Finite(LambdaPolicy.None), Target.Coefficient(0, "mean", Scale.Mean, 1));

        Assert.Equal(new SolveFailure.ConstantOutcome(100), outcome);
    }

    [Fact]
    public void Where_every_row_is_labelled_nothing_is_added()
    {
        var human = Events(400, 7);
        var sample = FullyLabelled(human);
        var options = Options(LambdaPolicy.None, Generalise.Corpus);
        var wald = Fit<Glm<Gaussian, Size1>>(Columns(All(400, 1.0)), sample, options, Share).Targets[0];
        var finite = Fit<Glm<Gaussian, Size1>>(Columns(All(400, 1.0)), sample, options with { Interval = IntervalRule.FiniteSample }, Share).Targets[0];

        Assert.Equal((wald.Lower, wald.Upper, 0.0), (finite.Lower, finite.Upper, finite.StandardError));
    }

    [Fact]
    public void A_cell_without_variance_in_a_fully_labelled_sample_of_a_population_is_not_certain()
    {
        // Two cells of 40 rows; every label of the first is 1. One row of 80 that differs moves its mean by 1/40.
        var x = Enumerable.Range(0, 80).Select(i => i % 2 == 0 ? 1.0 : 0.0).ToArray();
        var human = x.Select((cell, i) => cell == 1 ? 1.0 : i / 2 % 2).ToArray();
        var options = Finite(LambdaPolicy.None) with { Generalise = Generalise.Population };
        var sample = new RectifiedSample(Features(human), ReadOnlyMemory<double>.Empty, All(80, true), All(80, 1.0),
            SampleDraw.FixedSize) { Map = FeatureMap.Event(0, 2, 1) };
        var pure = Fit<Glm<Gaussian, Size2>>(Columns(x, [.. x.Select(cell => 1 - cell)]), sample, options, Coefficients(2)).Targets[0];

        Assert.Equal(1, pure.Point, 1e-12);
        Assert.Equal(Math.Sqrt(0.5) / 40, pure.StandardError, 1e-12);
        Assert.True(pure.LowerEnd() < 0.99 && pure.PValue > 0, $"{pure.Lower} {pure.PValue}");
    }

    [Fact]
    public void A_fully_labelled_sample_of_a_population_has_the_classical_interval_where_it_shows_a_variance()
    {
        var sample = new RectifiedSample(Features(Events(400, 120)), ReadOnlyMemory<double>.Empty, All(400, true), All(400, 1.0),
            SampleDraw.FixedSize) { Map = FeatureMap.Event(0, 2, 1) };
        var finite = Finite(LambdaPolicy.None) with { Generalise = Generalise.Population };
        var ours = Fit<Glm<Gaussian, Size1>>(Columns(All(400, 1.0)), sample, finite, Share).Targets[0];
        var classical = Fit<Glm<Gaussian, Size1>>(Columns(All(400, 1.0)), sample, finite with { Interval = IntervalRule.Wald }, Share).Targets[0];

        Assert.Equal((classical.Lower, classical.Upper, classical.StandardError), (ours.Lower, ours.Upper, ours.StandardError));
    }

    [Fact]
    public void Test_and_interval_agree()
    {
        // The null at an end of the interval has p = α; further out less, further in more.
        var (human, labelled) = (Events(1000, 30), FirstOf(1000, 100, every: 10));
        var ends = Estimate(human, [], labelled, LambdaPolicy.None);
        double PAt(double value) => Assert.NotNull(Estimate(human, [], labelled, LambdaPolicy.None, Share with { Null = value }).PValue);

        Assert.Equal(0.1, PAt(ends.LowerEnd()), 1e-9);
        Assert.Equal(0.1, PAt(ends.UpperEnd()), 1e-9);
        Assert.True(PAt(ends.UpperEnd() + 0.01) < 0.1);
        Assert.True(PAt(ends.UpperEnd() - 0.01) > 0.1);
    }

    [Fact]
    public void Evidence_makes_the_rule_vanish()
    {
        // 200 disagreements among 1000 labels: two pseudo-labels beside them add less than half a percent of width.
        var human = Events(10_000, 4000);
        var predicted = human.Select((value, i) => i % 50 < 10 ? 1 - value : value).ToArray();
        var labelled = FirstOf(10_000, 1000, every: 10);
        for (var i = 0; i < labelled.Length; i++) labelled[i] = i % 10 == i / 10 % 10;
        var finite = Estimate(human, predicted, labelled, LambdaPolicy.Full);
        var wald = Fit<Glm<Gaussian, Size1>>(
            Columns(All(10_000, 1.0)), OfIndicator(human, predicted, labelled), Options(LambdaPolicy.Full, Generalise.Corpus), Share).Targets[0];

        Assert.InRange((finite.UpperEnd() - finite.LowerEnd()) / (wald.UpperEnd() - wald.LowerEnd()), 1, 1.005);
    }

    [Fact]
    public void The_skewness_of_labels_moves_the_interval_of_a_share_and_not_of_a_difference_or_a_coefficient()
    {
        // One row in five has x = 1; the model misses every second event there, so that errors are skewed. Where a model is used its pseudo-labels go either
        // way alike.
        var (human, labelled) = (Events(1000, 300), FirstOf(1000, 100, every: 10));
        var x = Enumerable.Range(0, 1000).Select(i => i / 10 % 5 == 0 ? 1.0 : 0.0).ToArray();
        var predicted = human.Select((value, i) => x[i] == 1 && i / 10 % 2 == 0 ? 0 : value).ToArray();
        TargetEstimate Slope(Scale scale) => Fit<Glm<Gaussian, Size2>>(
            Columns(All(1000, 1.0), x), OfIndicator(human, predicted, labelled), Finite(LambdaPolicy.Full), Target.Coefficient(1, "x", scale, 2)).Targets[0];
        static double Asymmetry(TargetEstimate slope) => (slope.UpperEnd() - slope.Point) / (slope.Point - slope.LowerEnd());

        Assert.Equal(1, Asymmetry(Slope(Scale.Coefficient)), 1e-9);
        Assert.Equal(1, Asymmetry(Slope(Scale.Difference)), 1e-9);
        var share = Asymmetry(Estimate(human, predicted, labelled, LambdaPolicy.Full));
        Assert.True(Math.Abs(share - 1) > 0.02, $"{share}");
    }

    [Fact]
    public void Heavy_rows_without_a_disagreement_count_as_well()
    {
        // 30 % events in light rows, none in the four that weigh a hundred times as much: the sandwich passes the heavy ones over.
        var (human, labelled, probability) = (new double[1000], All(1000, true), All(1000, 1.0));
        for (var i = 0; i < 1000; i++) probability[i] = i < 400 ? 0.01 : 0.999;
        for (var i = 4; i < 400; i++) labelled[i] = false;
        for (var i = 400; i < 1000; i += 3) human[i] = 1;
        var sample = new RectifiedSample(Features(human), ReadOnlyMemory<double>.Empty, labelled, probability,
            SampleDraw.Poisson) { Map = FeatureMap.Event(0, 2, 1) };
        var wald = Fit<Glm<Gaussian, Size1>>(Columns(All(1000, 1.0)), sample, Options(LambdaPolicy.None, Generalise.Corpus), Share).Targets[0];
        var finite = Fit<Glm<Gaussian, Size1>>(Columns(All(1000, 1.0)), sample, Finite(LambdaPolicy.None), Share).Targets[0];

        Assert.True(finite.StandardError > 1.2 * wald.StandardError, $"{finite.StandardError} {wald.StandardError}");
    }

    private static TargetEstimate Estimate(double[] human, double[] predicted, bool[] labelled, LambdaPolicy lambda, Target? target = null) =>
        Fit<Glm<Gaussian, Size1>>(Columns(All(human.Length, 1.0)), OfIndicator(human, predicted, labelled), Finite(lambda), target ?? Share).Targets[0];

    private static RectifiedSample OfIndicator(double[] human, double[] predicted, bool[] labelled) => new(
        Features(human),
        predicted.Length == 0 ? ReadOnlyMemory<double>.Empty : Features(predicted),
        labelled,
        All(human.Length, labelled.Count(drawn => drawn) / (double)human.Length),
        SampleDraw.FixedSize)
    {
        Map = FeatureMap.Event(0, 2, 1),
    };

    private static EstimationOptions Finite(LambdaPolicy lambda) => Options(lambda, Generalise.Corpus) with
    {
        Interval = IntervalRule.FiniteSample,
        Conventions = VarianceConventions.Default with { Freedom = FreedomRule.Reference },
    };

    // Events evenly over the rows, so that every tenth row has its share of them.
    private static double[] Events(int rows, int events) =>
        [.. Enumerable.Range(0, rows).Select(i => ((i / 10) + (i % 10 * (rows / 10))) * (long)events % rows < events ? 1.0 : 0.0)];

    private static bool[] FirstOf(int rows, int labels, int every) => [.. Enumerable.Range(0, rows).Select(i => i % every == 0 && i / every < labels)];
}
