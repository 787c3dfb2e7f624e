using Cdi.Estimation.Rectification;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Variance;
using static Cdi.Estimation.Tests.Rectification.Samples;

namespace Cdi.Estimation.Tests.Rectification;

/// <summary>λ between useless and perfect predictions, and its formula.</summary>
public class PowerTuningTests
{
    private static readonly SmallStudy Study = SmallStudy.Random(3000, seed: 21);

    public static TheoryData<bool> Draws => [false, true];

    [Theory]
    [MemberData(nameof(Draws))]
    public void Random_predictions_are_given_next_to_no_weight(bool isFixedSize)
    {
        var random = new Random(8);
        var useless = Study with { Predicted = [.. Study.Human.Select(_ => random.Next(2) + 0.0)] };

        // λ̂ is a regression coefficient of 1300 labels whose true value is 0: its standard error is about 1/√1300 = .028.
        Assert.InRange(Lambda(useless, isFixedSize, LambdaPolicy.OptimalFor(1)), 0, 0.09);
    }

    [Theory]
    [MemberData(nameof(Draws))]
    public void Flipped_predictions_are_given_no_weight_at_all(bool isFixedSize)
    {
        var flipped = Study with { Predicted = [.. Study.Predicted.Select(guess => 1 - guess)] };
        Assert.Equal(0, Lambda(flipped, isFixedSize, LambdaPolicy.OptimalFor(1)));
    }

    [Theory]
    [MemberData(nameof(Draws))]
    public void Perfect_predictions_are_given_full_weight(bool isFixedSize)
    {
        var perfect = Study with { Predicted = Study.Human };
        var fit = Fit<Glm<Bernoulli, Size2>>(perfect.Columns, perfect.Sample(Draw(isFixedSize)), Options(LambdaPolicy.OptimalFor(1), Generalise.Corpus));
        Assert.InRange(fit.Lambda, 0.9, 1);
        if (isFixedSize) Assert.True(fit.Targets[1].StandardError < 1e-6);
    }

    [Fact]
    public void Lambda_of_a_fixed_size_draw_minimises_the_reported_variance_of_a_mean()
    {
        // g − λĝ of a mean is linear in v and v̂ apart from a constant, which a fixed size removes: the minimum is exact.
        double Variance(LambdaPolicy lambda) =>
            Fit<Glm<Gaussian, Size1>>(Columns(All(3000, 1.0)), (Study with { Probability = All(3000, 0.45) }).Sample(SampleDraw.FixedSize),
                Options(lambda, Generalise.Corpus)).Covariance[0];
        var tuned = Fit<Glm<Gaussian, Size1>>(
            Columns(All(3000, 1.0)), (Study with { Probability = All(3000, 0.45) }).Sample(SampleDraw.FixedSize),
                Options(LambdaPolicy.OptimalTrace, Generalise.Corpus));
        foreach (var step in new[] { -0.1, -0.01, 0.01, 0.1 })
        {
            var curvature = BreadRatio(tuned.Lambda + step, tuned.Lambda);
            Assert.True(Variance(new LambdaPolicy.Fixed(tuned.Lambda + step)) * curvature > tuned.Covariance[0]);
        }
    }

    [Fact]
    public void Lambda_is_the_ratio_written_in_the_statistics_notes()
    {
        var pilot = Fit<Glm<Gaussian, Size1>>(Columns(All(3000, 1.0)), Study.Sample(), Options(LambdaPolicy.None)).Parameters[0];
        double[] weights = [.. Study.Labelled.Zip(Study.Probability, (isLabelled, probability) => isLabelled ? 1 / probability : 0)];
        double[] weighted = [.. Study.Human.Select((y, i) => weights[i] * (pilot - y))];
        double[] control = [.. Study.Predicted.Select((guess, i) => (weights[i] - 1) * (pilot - guess))];
        var expected = Covariance(weighted, control) / Covariance(control, control);
        Close.Relative([expected], [Fit<Glm<Gaussian, Size1>>(Columns(All(3000, 1.0)), Study.Sample(), Options(LambdaPolicy.OptimalTrace)).Lambda], 1e-11);
    }

    [Fact]
    public void Without_predictions_lambda_is_0()
    {
        var blind = new RectifiedSample(Features(Study.Human), ReadOnlyMemory<double>.Empty, Study.Labelled, Study.Probability, SampleDraw.Poisson);
        Assert.Equal(0, Fit<Glm<Bernoulli, Size2>>(Study.Columns, blind, Options(LambdaPolicy.OptimalTrace)).Lambda);
    }

    [Fact]
    public void Rows_without_a_prediction_are_human_only()
    {
        // φ̂ = 0 in every row: ĝ = 0, so that λ does not matter.
        var none = new RectifiedSample(Features(Study.Human), new double[6000], Study.Labelled, Study.Probability, SampleDraw.Poisson);
        var full = Fit<Glm<Bernoulli, Size2>>(Study.Columns, none, Options(LambdaPolicy.Full));
        var human = Fit<Glm<Bernoulli, Size2>>(Study.Columns, none, Options(LambdaPolicy.None));
        Close.To(human.Parameters, full.Parameters, 1e-11);
        Close.Relative(human.Covariance, full.Covariance, 1e-9);
    }

    // The mean Hessian of the rectified mean is λ + (1 − λ) mean w; its square scales the variance, and is no part of what λ minimises.
    private static double BreadRatio(double lambda, double tuned)
    {
        var weight = Study.Labelled.Count(isLabelled => isLabelled) / (3000 * 0.45);
        return Math.Pow((lambda + ((1 - lambda) * weight)) / (tuned + ((1 - tuned) * weight)), 2);
    }

    private static double Lambda(SmallStudy study, bool isFixedSize, LambdaPolicy policy) =>
        Fit<Glm<Bernoulli, Size2>>(study.Columns, study.Sample(Draw(isFixedSize)), Options(policy)).Lambda;

    private static SampleDraw Draw(bool isFixedSize) => isFixedSize ? SampleDraw.FixedSize : SampleDraw.Poisson;

    private static double Covariance(double[] x, double[] y)
    {
        var (meanX, meanY) = (x.Average(), y.Average());
        return x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum();
    }
}
