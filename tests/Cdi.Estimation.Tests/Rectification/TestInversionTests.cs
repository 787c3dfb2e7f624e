using Cdi.Estimation.Annotations;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Variance;
using static Cdi.Estimation.Tests.Rectification.Samples;

namespace Cdi.Estimation.Tests.Rectification;

/// <summary>Intervals of the values that a score test does not reject.</summary>
public sealed class TestInversionTests
{
    // z of .95, the quantile of both ends at level 90 %.
    private const double Quantile = 1.6448536269514722;

    [Theory]
    [InlineData(30, 3)]
    [InlineData(30, 15)]
    [InlineData(12, 1)]
    [InlineData(500, 499)]
    public void The_share_of_an_intercept_has_the_interval_of_Wilson(int labels, int events)
    {
        var share = (double)events / labels;
        var centre = (share + (Quantile * Quantile / (2 * labels))) / (1 + (Quantile * Quantile / labels));
        var half = Quantile / (1 + (Quantile * Quantile / labels))
            * Math.Sqrt((share * (1 - share) / labels) + (Quantile * Quantile / (4.0 * labels * labels)));
        var estimate = Share(labels, events, Alternative.TwoSided, null);
        Assert.Equal(share, estimate.Point, 1e-12);
        Assert.Equal(centre - half, estimate.LowerEnd(), 1e-9);
        Assert.Equal(centre + half, estimate.UpperEnd(), 1e-9);
    }

    [Fact]
    public void It_is_the_score_interval_of_studies_but_for_pseudo_labels()
    {
        // 1000 of 100 000 texts are labelled, 100 of them with the event. The rule of studies has Wilson's slope (1 − 2θ̂)/m, blended with that of two
        // pseudo-labels, and leaves out a term of order 1/m²: q²(.8/1000) · 2 % / 2 + q² 2/m² · 1/2 < 5e-5. Wald's ends are 1e-3 away.
        const int rows = 100_000, labels = 1000;
        double[] human = [.. All(100, 1.0), .. All(rows - 100, 0.0)];
        bool[] labelled = [.. Enumerable.Range(0, rows).Select(row => row < labels)];
        var sample = new RectifiedSample(Features(human), default, labelled, All(rows, labels / (double)rows), SampleDraw.FixedSize)
        {
            Map = FeatureMap.Event(0, 2, 1),
        };
        var ones = Columns(All(rows, 1.0));
        var inverted = Fit<Glm<Bernoulli, Size1>>(ones, sample, Inverted, Target.Coefficient(0, "share", Scale.ProportionByLogOdds, 1)).Targets[0];
        TargetEstimate Mean(IntervalRule rule) =>
            Fit<Glm<Gaussian, Size1>>(ones, sample, Inverted with { Interval = rule }, Target.Coefficient(0, "share", Scale.Proportion, 1)).Targets[0];
        var (score, wald) = (Mean(IntervalRule.FiniteSample), Mean(IntervalRule.Wald));
        Assert.Equal(score.LowerEnd(), inverted.LowerEnd(), 5e-5);
        Assert.Equal(score.UpperEnd(), inverted.UpperEnd(), 5e-5);
        Assert.NotEqual(wald.LowerEnd(), inverted.LowerEnd(), 5e-4);
    }

    [Theory]
    [InlineData(Alternative.TwoSided)]
    [InlineData(Alternative.Larger)]
    [InlineData(Alternative.Smaller)]
    public void A_null_at_an_end_has_the_p_value_of_the_level(Alternative alternative)
    {
        var estimate = Share(40, 9, alternative, null);
        foreach (var end in new[] { estimate.LowerEnd(), estimate.UpperEnd() }.Where(end => end is > 0 and < 1))
        {
            Assert.Equal(0.1, Share(40, 9, alternative, end).PValue ?? double.NaN, 1e-8);
        }

        Assert.Equal(alternative != Alternative.Larger, estimate.UpperEnd() < 1);
        Assert.Equal(alternative != Alternative.Smaller, estimate.LowerEnd() > 0);
    }

    [Fact]
    public void The_test_of_no_effect_in_two_by_two_cells_is_that_of_Pearson()
    {
        // 7 of 20 and 24 of 30: χ² = n(ad − bc)²/((a + b)(c + d)(a + c)(b + d)).
        double[] x = [.. All(20, 0.0), .. All(30, 1.0)], y = [.. All(7, 1.0), .. All(13, 0.0), .. All(24, 1.0), .. All(6, 0.0)];
        var chiSquare = 50 * Math.Pow((24.0 * 13) - (6 * 7), 2) / (30.0 * 20 * 31 * 19);
        var slope = Fit<Glm<Bernoulli, Size2>>(Columns(All(50, 1.0), x), FullyLabelled(y), Inverted, Target.Coefficient(1, "x", Scale.LogOdds, 2)).Targets[0];
        Assert.Equal(chiSquare, Math.Pow(slope.Statistic ?? double.NaN, 2), 1e-8);
        Assert.True(slope.Statistic > 0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.7)]
    [InlineData(-3)]
    [InlineData(9)]
    [InlineData(40)]
    public void The_statistic_of_a_slope_is_the_score_where_the_others_solve_their_equations(double slope)
    {
        // With the slope held, the intercept solves Σ(p − y) = 0, here by bisection; the score is U = Σx(p − y)/n, its variance V̂ rescaled by the
        // curvature of the slope there and at θ̂: z = −U √(C(θ̃) C(θ̂)/V̂), C = 1/(H₁₁ − H₀₁²/H₀₀) of the mean Hessian.
        double[] x = [0.2, 0.5, 0.9, 1.1, 1.4, 1.8, 2.0, 2.3, 2.6, 3.0], y = [0, 0, 1, 0, 0, 1, 1, 0, 1, 1];
        var target = Target.Coefficient(1, "x", Scale.LogOdds, 2) with { Null = slope };
        var fit = Fit<Glm<Bernoulli, Size2>>(Columns(All(10, 1.0), x), FullyLabelled(y), Inverted, target);
        var (low, high) = (-400.0, 400.0);
        for (var halving = 0; halving < 200; halving++)
        {
            var middle = (low + high) / 2;
            (low, high) = Enumerable.Range(0, 10).Sum(i => P(middle, slope, x[i]) - y[i]) < 0 ? (middle, high) : (low, middle);
        }

        var score = Enumerable.Range(0, 10).Average(i => x[i] * (P(low, slope, x[i]) - y[i]));
        var variance = Math.Pow(fit.Targets[0].FunctionStandardError, 2);
        var expected = -score * Math.Sqrt(Curvature(low, slope) * Curvature(fit.Parameters[0], fit.Parameters[1]) / variance);
        Assert.Equal(expected, fit.Targets[0].Statistic ?? double.NaN, 1e-7 * Math.Max(1, Math.Abs(expected)));

        static double P(double intercept, double slope, double at) => 1 / (1 + Math.Exp(-intercept - (slope * at)));

        double Curvature(double intercept, double slope)
        {
            var weights = x.Select(at => P(intercept, slope, at) * P(-intercept, -slope, at)).ToList();
            var (none, one, two) = (weights.Average(), weights.Zip(x, (w, at) => w * at).Average(), weights.Zip(x, (w, at) => w * at * at).Average());
            return 1 / (two - (one * one / none));
        }
    }

    [Fact]
    public void A_linear_model_has_the_interval_of_Wald()
    {
        double[] x = [0.1, 1.4, 2.2, 3.9, 4.1, 5.5, 6.3, 7.7], y = [1, 3, 2, 5, 4, 8, 6, 9];
        var target = Target.Coefficient(1, "x", Scale.Coefficient, 2);
        var wald = Fit<Glm<Gaussian, Size2>>(
            Columns(All(8, 1.0), x), FullyLabelled(y), Inverted with { Interval = IntervalRule.Wald }, target).Targets[0];
        var inverted = Fit<Glm<Gaussian, Size2>>(Columns(All(8, 1.0), x), FullyLabelled(y), Inverted, target).Targets[0];
        Close.Relative([wald.LowerEnd(), wald.UpperEnd(), wald.Statistic ?? 0], [inverted.LowerEnd(), inverted.UpperEnd(), inverted.Statistic ?? 1], 1e-8);
    }

    [Theory]
    [InlineData(1e-9)]
    [InlineData(1e9)]
    public void Units_of_a_column_do_not_matter(double unit)
    {
        double[] x = [0.3, 1.2, 2.5, 3.1, 4.4, 5.9, 6.2], y = [0, 3, 1, 2, 5, 9, 6];
        TargetEstimate Of(double scale) => Fit<Glm<PoissonCount, Size2>>(
            Columns(All(7, 1.0), [.. x.Select(value => value * scale)]), FullyLabelled(y), Inverted, Target.Coefficient(1, "x", Scale.LogRate, 2)).Targets[0];
        var (plain, scaled) = (Of(1), Of(unit));
        Close.Relative([plain.LowerEnd(), plain.UpperEnd()], [scaled.LowerEnd() * unit, scaled.UpperEnd() * unit], 1e-7);
    }

    [Fact]
    public void A_target_that_is_not_linear_is_tested_where_it_has_the_value()
    {
        // The odds of an intercept: τ = exp θ. Its ends are those of the log odds, transformed, since the test asks for θ alone.
        double[] y = [.. All(9, 1.0), .. All(31, 0.0)];
        var odds = new Target("odds", Scale.Mean, at => Math.Exp(at[0]), (at, gradient) => gradient[0] = Math.Exp(at[0]));
        var estimates = Fit<Glm<Bernoulli, Size1>>(
            Columns(All(40, 1.0)), FullyLabelled(y), Inverted, odds, Target.Coefficient(0, "log odds", Scale.LogOdds, 1)).Targets;
        Close.Relative([Math.Exp(estimates[1].LowerEnd()), Math.Exp(estimates[1].UpperEnd())], [estimates[0].LowerEnd(), estimates[0].UpperEnd()], 1e-7);
    }

    [Fact]
    public void A_corpus_that_is_labelled_as_a_whole_leaves_nothing_to_chance()
    {
        double[] y = [.. All(9, 1.0), .. All(31, 0.0)];
        TargetEstimate Of(double nullValue) => Fit<Glm<Bernoulli, Size1>>(
            Columns(All(40, 1.0)), FullyLabelled(y), Inverted with { Generalise = Generalise.Corpus },
            Target.Coefficient(0, "share", Scale.ProportionByLogOdds, 1) with { Null = nullValue }).Targets[0];
        var estimate = Of(0.5);
        Assert.Equal((estimate.Point, estimate.Point), (estimate.LowerEnd(), estimate.UpperEnd()));
        Assert.Equal((double.NegativeInfinity, 0.0), (estimate.Statistic, estimate.PValue));
    }

    private static TargetEstimate Share(int labels, int events, Alternative alternative, double? nullValue)
    {
        double[] y = [.. All(events, 1.0), .. All(labels - events, 0.0)];
        var target = Target.Coefficient(0, "share", Scale.ProportionByLogOdds, 1) with { Null = nullValue };
        return Fit<Glm<Bernoulli, Size1>>(Columns(All(labels, 1.0)), FullyLabelled(y), Inverted with { Alternative = alternative }, target).Targets[0];
    }

    private static EstimationOptions Inverted => Options(LambdaPolicy.None) with
    {
        Interval = IntervalRule.TestInversion,
        Conventions = new VarianceConventions { Divisor = CovarianceDivisor.Rows, Freedom = FreedomRule.Reference },
    };
}
