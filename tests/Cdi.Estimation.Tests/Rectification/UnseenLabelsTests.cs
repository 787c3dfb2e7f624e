using Cdi.Estimation.Annotations;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Prediction;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Tests.Variance;
using Cdi.Estimation.Variance;
using MathNet.Numerics;

namespace Cdi.Estimation.Tests.Rectification;

/// <summary>Where nearly every row is labelled, an interval reaches the labels that the few others may have.</summary>
public sealed class UnseenLabelsTests
{
    private const double Rounding = 1e-9;

    [Fact]
    public void The_ends_are_as_far_as_one_unseen_error_in_either_direction()
    {
        // 36 of 40 labelled, one of them 1 where the model says 0: 4 rows unseen, of which 1/9 differs upwards by expectation, with a pseudo-label in each
        // direction 2/9 and 1/9 of 38/9. P(D ≥ 1) = .19 and P(D ≥ 2) = .014, P(D ≤ −1) = .09 and P(D ≤ −2) = .003: D is −1 to 1, 2.5 % at each side.
        double[] jump = [.. Enumerable.Repeat(1.0, 36)];
        double[] residual = [1, .. new double[35]];
        var (above, below) = new UnseenLabels(residual, jump, SimulatedFeatures.Filled(36, 0.9), []).Distances(40, 0.025);
        Assert.Equal((1 - (1 / 9.0)) / 40, above, Rounding);
        Assert.Equal((1 + (1 / 9.0)) / 40, below, Rounding);
    }

    [Fact]
    public void An_outcome_that_lowers_the_target_turns_the_ends_round()
    {
        double[] residual = [1, .. new double[35]];
        var probability = SimulatedFeatures.Filled(36, 0.9);
        var (above, below) = new UnseenLabels(residual, SimulatedFeatures.Filled(36, 1), probability, []).Distances(40, 0.025);
        var turned = new UnseenLabels([.. residual.Select(value => -value)], SimulatedFeatures.Filled(36, -1), probability, []).Distances(40, 0.025);
        Assert.Equal((below, above), turned);
    }

    [Fact]
    public void Human_labels_alone_count_events()
    {
        // Half of 36 are events: of the 4 unseen Bin(4, 1/2) are, 0 to 4 with 1/16 at each end, more than 2.5 %; two are expected.
        double[] labels = [.. Enumerable.Range(0, 36).Select(row => row % 2.0)];
        double[] residual = [.. labels.Select(label => label - 0.5)];
        var (above, below) = new UnseenLabels(residual, SimulatedFeatures.Filled(36, 1), SimulatedFeatures.Filled(36, 0.9), labels).Distances(40, 0.025);
        Assert.Equal(2.0 / 40, above, Rounding);
        Assert.Equal(2.0 / 40, below, Rounding);
    }

    [Fact]
    public void Nothing_is_counted_where_every_row_was_seen_or_labels_count_unequally()
    {
        var full = SimulatedFeatures.Filled(3, 1);
        Assert.Equal((0, 0), new UnseenLabels([0, 0, 1], full, full, []).Distances(3, 0.025));
        Assert.Equal((0, 0), new UnseenLabels([0, 0, 1], [1, 1, 2], SimulatedFeatures.Filled(3, 0.5), []).Distances(6, 0.025));
    }

    [Theory]
    [InlineData(2.0)]
    [InlineData(-0.5)]
    public void The_ends_are_quantiles_of_a_difference_of_binomial_numbers(double unit)
    {
        // 30 rows at .8 left to chance, three of them up by J and one down; a certain row and one whose label does not enter count for nothing. 7.5 rows are
        // unseen, the pseudo-label is a quarter: X and Y are Bin(8, (3/4 + 1/4)/8) and Bin(8, (1/4 + 1/4)/8), and half a label is expected.
        double[] jump = [.. SimulatedFeatures.Filled(30, unit), 7, 0];
        double[] residual = [.. new[] { 1.0, 1, 0.6, -1, 0.4, -0.4 }.Select(differs => differs * unit), .. new double[24], 7, 3];
        double[] probability = [.. SimulatedFeatures.Filled(30, 0.8), 1, 0.8];
        var (above, below) = new UnseenLabels(residual, jump, probability, []).Distances(40, 0.025);
        var (least, most) = (Quantile(-1), Quantile(1));
        var (up, down) = ((most - 0.5) * Math.Abs(unit) / 40, (least + 0.5) * Math.Abs(unit) / 40);

        Assert.Equal(unit > 0 ? up : down, above, 1e-8);
        Assert.Equal(unit > 0 ? down : up, below, 1e-8);

        // The smallest k with P(±(X − Y) > k) ≤ 2.5 %.
        static int Quantile(int sign) => Enumerable.Range(0, 9).First(least => Enumerable.Range(0, 9).Sum(x => Enumerable.Range(0, 9)
            .Where(y => sign * (x - y) > least).Sum(y => Binomial(x, 0.125) * Binomial(y, 0.0625))) <= 0.025);

        static double Binomial(int count, double p) => SpecialFunctions.Binomial(8, count) * Math.Pow(p, count) * Math.Pow(1 - p, 8 - count);
    }

    [Fact]
    public void Less_than_one_unseen_row_and_more_than_two_hundred_expected_differences_are_left_to_the_variance()
    {
        // 9 rows at .9: exactly one unseen; at .91 less. 250 rows at .5, every one of them different: 250 unseen.
        double[] residual = [1, .. new double[8]];
        Assert.NotEqual((0, 0), new UnseenLabels(residual, SimulatedFeatures.Filled(9, 1), SimulatedFeatures.Filled(9, 0.89), []).Distances(10, 0.025));
        Assert.Equal((0, 0), new UnseenLabels(residual, SimulatedFeatures.Filled(9, 1), SimulatedFeatures.Filled(9, 0.91), []).Distances(10, 0.025));
        double[] all = [.. Enumerable.Range(0, 250).Select(row => row % 2 == 0 ? 1.0 : -1)];
        Assert.Equal((0, 0), new UnseenLabels(all, SimulatedFeatures.Filled(250, 1), SimulatedFeatures.Filled(250, 0.5), []).Distances(500, 0.025));
    }

    [Fact]
    public void A_share_of_the_corpus_reaches_the_unseen_labels_and_its_test_agrees()
    {
        var target = Share(36, 40);
        Assert.Equal((1 + (1 / 9.0)) / 40, target.Estimate.Point - (target.Estimate.Lower ?? 0), Rounding);
        var distance = target.Estimate.Point - (target.Estimate.Lower ?? 0);
        Assert.InRange(Share(36, 40, target.Estimate.Point - (0.999 * distance)).Estimate.PValue ?? 0, 0.05, 0.0503);
        Assert.InRange(Share(36, 40, target.Estimate.Point - (1.001 * distance)).Estimate.PValue ?? 1, 0, 0.05);
    }

    [Fact]
    public void Many_unseen_rows_leave_the_interval_to_its_variance()
    {
        // 100 of 2000, humans alone: the score interval, whose end solves (θ̂ − θ₀)² = q²(V̂ + s|θ̂ − θ₀|), lies beyond the binomial one.
        double[] labels = [.. Enumerable.Range(0, 100).Select(row => row < 30 ? 1.0 : 0)];
        double[] residual = [.. labels.Select(label => label - 0.3)];
        var (above, below) = new UnseenLabels(residual, SimulatedFeatures.Filled(100, 1), SimulatedFeatures.Filled(100, 0.05), labels).Distances(2000, 0.025);
        var variance = 0.21 * 0.95 / 99;
        Assert.InRange(above, 0, 1.96 * Math.Sqrt(variance));
        Assert.InRange(below, 0, 1.96 * Math.Sqrt(variance));
    }

    // A third of the corpus is 1; the model says so but for the first row.
    private static (TargetEstimate Estimate, double? Null) Share(int labels, int rows, double? nullValue = null)
    {
        double[] human = [1, .. Enumerable.Range(1, rows - 1).Select(row => row % 3 == 0 ? 1.0 : 0)];
        double[] machine = [0, .. human[1..]];
        bool[] labelled = [.. Enumerable.Range(0, rows).Select(row => row < labels)];
        var sample = new RectifiedSample(
            SimulatedFeatures.Of(human), SimulatedFeatures.Of(machine), labelled, SimulatedFeatures.Filled(rows, (double)labels / rows), SampleDraw.FixedSize)
        {
            Map = FeatureMap.Event(0, 2, 1),
        };
        var options = new EstimationOptions { Generalise = Generalise.Corpus, Alpha = 0.05, Lambda = LambdaPolicy.Full, Interval = IntervalRule.FiniteSample };
        var target = Target.Coefficient(0, "share", Scale.Proportion, 1) with { Null = nullValue };
        var constant = new Covariates(SimulatedFeatures.Filled(rows, 1), rows);
        var outcome = new RectifiedEstimator(new MEstimator<Glm<Gaussian, Size1>>()).Estimate(constant, sample, [target], options);
        return (Assert.IsType<RectifiedFit>(outcome).Targets[0], nullValue);
    }
}
