using Cdi.Estimation.Annotations;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Variance;
using static Cdi.Estimation.Tests.Rectification.Samples;

namespace Cdi.Estimation.Tests.Rectification;

/// <summary>Bounds of shares without an event: which labels count, and where there is none.</summary>
public sealed class ShareBoundTests
{
    private const int Rows = 50;

    private static readonly Target Share = Target.Coefficient(0, "share", Scale.Proportion, 1);

    // Of the first twenty rows, which are labelled, five weigh 4 and the others 2; four in turn are a cluster.
    private static readonly double[] Probability = [.. Enumerable.Range(0, Rows).Select(row => row < 5 ? 0.25 : 0.5)];

    [Theory]
    [InlineData(Generalise.Corpus, VarianceEstimator.Sandwich, 2500.0 / 140)]
    [InlineData(Generalise.Population, VarianceEstimator.Sandwich, 2500.0 / 140)]
    [InlineData(Generalise.Corpus, VarianceEstimator.ClusterCR1, 2500.0 / 140)]
    [InlineData(Generalise.Population, VarianceEstimator.ClusterCR1, 2500.0 / 548)]
    public void Weights_leave_the_labels_of_Kish_and_clusters_of_a_population_count_once(Generalise generalise, VarianceEstimator variance, double labels)
    {
        var options = Finite(generalise) with { Variance = variance };
        var share = Fit<Glm<Gaussian, Size1>>(Columns(All(Rows, 1.0)), Sample(), options, Share).Targets[0];

        Assert.True(share.IsBound);
        Assert.Equal(0, share.LowerEnd());
        Assert.Equal(1 - Math.Pow(0.05, 1 / labels), share.UpperEnd(), 1e-12);
    }

    [Fact]
    public void There_is_none_by_the_rules_of_packages_or_beside_a_target_that_is_no_share()
    {
        var columns = Columns(All(Rows, 1.0));
        var wald = Finite(Generalise.Population) with { Interval = IntervalRule.Wald };
        var mean = Target.Coefficient(0, "mean", Scale.Mean, 1);

        Assert.Equal(new SolveFailure.ConstantOutcome(20), Outcome<Glm<Gaussian, Size1>>(columns, Sample(), wald, Share));
        Assert.Equal(new SolveFailure.ConstantOutcome(20), Outcome<Glm<Gaussian, Size1>>(columns, Sample(), Finite(Generalise.Population), Share, mean));
        Assert.Equal(
            new SolveFailure.ConstantOutcome(20),
            new RectifiedEstimator(new MEstimator<Glm<Gaussian, Size1>>()).Estimate(columns, Sample(), [], Finite(Generalise.Population)));
    }

    [Fact]
    public void Answers_taken_for_truth_have_the_interval_of_Wald()
    {
        var options = Finite(Generalise.Population) with { Form = MomentForm.PredictionOnly, Lambda = LambdaPolicy.Full };
        var columns = Columns(All(Rows, 1.0));
        var finite = Fit<Glm<Gaussian, Size1>>(columns, Sample(), options, Share).Targets[0];
        var wald = Fit<Glm<Gaussian, Size1>>(columns, Sample(), options with { Interval = IntervalRule.Wald }, Share).Targets[0];

        Assert.Equal((wald.Lower, wald.Upper, false), (finite.Lower, finite.Upper, finite.IsBound));
        Assert.Equal(0.5, finite.Point, 1e-12);
    }

    [Fact]
    public void A_share_by_log_odds_within_a_model_has_none_and_nothing_says_which_it_is()
    {
        var share = new Target("share", Scale.ProportionByLogOdds, at => Math.Log(at[0] / (1 - at[0])), (at, gradient) => gradient[0] = 1 / at[0]);
        var outcome = Outcome<Glm<Gaussian, Size2>>(
            Columns(All(Rows, 1.0), [.. Enumerable.Range(0, Rows).Select(row => row % 2.0)]), Sample(), Finite(Generalise.Corpus), share);

        Assert.Null(Assert.IsType<SolveFailure.UndefinedTarget>(outcome).OffScale);
    }

    [Fact]
    public void A_difference_of_shares_ends_at_one()
    {
        // Five labels in each cell, all 1 in the one and all 0 in the other.
        double[] cell = [.. Enumerable.Range(0, Rows).Select(row => row % 2.0)];
        bool[] labelled = [.. Enumerable.Range(0, Rows).Select(row => row < 10)];
        var sample = new RectifiedSample(Features(cell), default, labelled, All(Rows, 0.2), SampleDraw.Poisson) { Map = FeatureMap.Event(0, 2, 1) };
        var columns = Columns(All(Rows, 1.0), cell);
        TargetEstimate Slope(Scale scale) =>
            Fit<Glm<Gaussian, Size2>>(columns, sample, Finite(Generalise.Corpus), Target.Coefficient(1, "x", scale, 2)).Targets[0];

        Assert.True(Slope(Scale.Coefficient).UpperEnd() > 1.05);
        Assert.Equal(1, Slope(Scale.Difference).UpperEnd());
        Assert.InRange(Slope(Scale.Difference).LowerEnd(), -1, 0.95);
    }

    [Fact]
    public void One_end_at_half_of_alpha_is_that_of_two()
    {
        foreach (var alpha in new[] { 0.02, 0.05, 0.1, 0.2 })
        {
            Assert.Equal(Unseen(Alternative.TwoSided, alpha).LowerEnd(), Unseen(Alternative.Larger, alpha / 2).LowerEnd(), 1e-12);
            Assert.Equal(Unseen(Alternative.TwoSided, alpha).UpperEnd(), Unseen(Alternative.Smaller, alpha / 2).UpperEnd(), 1e-12);
        }
    }

    [Fact]
    public void The_labels_that_nobody_saw_set_the_ends_of_averages_only()
    {
        var (share, coefficient) = (Unseen(Alternative.TwoSided, 0.1), Unseen(Alternative.TwoSided, 0.1, Scale.Coefficient));

        Assert.Equal((1 + (1 / 9.0)) / 40, share.Point - share.LowerEnd(), 1e-9);
        Assert.True(coefficient.LowerEnd() > share.LowerEnd() + 1e-3);
    }

    // 36 of 40 labelled, one of them against the model: the labels that nobody saw set the ends.
    private static TargetEstimate Unseen(Alternative alternative, double alpha, Scale? scale = null)
    {
        double[] machine = [.. Enumerable.Range(0, 40).Select(row => row % 3 == 0 ? 1.0 : 0)];
        double[] human = [machine[0], 1 - machine[1], .. machine[2..]];
        bool[] labelled = [.. Enumerable.Range(0, 40).Select(row => row < 36)];
        var sample = new RectifiedSample(Features(human), Features(machine), labelled, All(40, 0.9), SampleDraw.FixedSize) { Map = FeatureMap.Event(0, 2, 1) };
        var options = Finite(Generalise.Corpus) with { Lambda = LambdaPolicy.Full, Alternative = alternative, Alpha = alpha };
        return Fit<Glm<Gaussian, Size1>>(
            Columns(All(40, 1.0)), sample, options, Target.Coefficient(0, "share", scale ?? Scale.Proportion, 1)).Targets[0];
    }

    // No event among the labels; the model says yes in every other row.
    private static RectifiedSample Sample() => new(
        Features(new double[Rows]), Features([.. Enumerable.Range(0, Rows).Select(row => row % 2.0)]),
        Enumerable.Range(0, Rows).Select(row => row < 20).ToArray(), Probability, SampleDraw.Poisson)
    {
        Map = FeatureMap.Event(0, 2, 1),
        Clusters = Enumerable.Range(0, Rows).Select(row => row / 4).ToArray(),
    };

    private static EstimationOptions Finite(Generalise generalise) =>
        PeerOptions(LambdaPolicy.None, generalise) with { Interval = IntervalRule.FiniteSample };
}
