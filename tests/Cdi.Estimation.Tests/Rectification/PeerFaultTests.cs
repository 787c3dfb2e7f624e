using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Tests.Reference;
using Cdi.Estimation.Variance;
using Cdi.Testing;
using static Cdi.Estimation.Tests.Rectification.Samples;

namespace Cdi.Estimation.Tests.Rectification;

/// <summary>Known faults of the reference packages, by their number in the list of the statistics notes: the peer has it, ours has not. (1:
/// WaldInferenceTests; 10: sampling.)</summary>
public class PeerFaultTests
{
    private static readonly SmallStudy Study = SmallStudy.Random();

    [SharedFact]
    public void Fault_2_a_tuned_lambda_keeps_the_alternative()
    {
        var reference = ReferenceFile.Load("ppi.json").At("mean", "Yhat");
        var lambda = reference.At("ci lam=none", "lam_tuned_sequence")[0].GetDouble();
        var options = PpiSplit.Options(lambda, CovarianceDivisor.Rows) with { Alternative = Alternative.Larger };
        var estimate = Fit<Glm<Gaussian, Size1>>(Columns(Politeness.Ones), PpiSplit.Sample(Politeness.Y, Politeness.Yhat), options).Targets[0];
        Assert.Equal(double.PositiveInfinity, estimate.UpperEnd());

        // 90 % one-sided is 1.2816 standard errors below, q(0.9) of the normal; the peer prints the two-sided interval, 1.6449.
        Close.To(1.2815515655446004, (estimate.Point - estimate.LowerEnd()) / estimate.StandardError, 1e-10);
        var peer = reference.At("ci larger lam=none", "value").Numbers();
        Close.To(1.6448536269514722, (estimate.Point - peer[0]) / estimate.StandardError, 1e-8);
        Close.To(1.6448536269514722, (peer[1] - estimate.Point) / estimate.StandardError, 1e-8);
    }

    [SharedFact]
    public void Fault_3_the_interval_is_centred_on_the_estimate()
    {
        var peer = ReferenceFile.Load("ppi.json").At("logistic", "Y~Feature_3+1, Yhat=Yhat");
        var ends = peer.At("ci lam=none", "value").Numbers();
        Assert.True(Math.Abs(((ends[0] + ends[2]) / 2) - peer.At("point lam=none", "value").Numbers()[0]) > 1e-4);

        var options = Options(LambdaPolicy.OptimalTrace) with { Form = MomentForm.SeparateSamples };
        var fit = Fit<Glm<Bernoulli, Size2>>(Columns(Politeness.Feature(3), Politeness.Ones), PpiSplit.Sample(Politeness.Y, Politeness.Yhat), options);
        foreach (var target in fit.Targets) Close.To(target.Point, (target.LowerEnd() + target.UpperEnd()) / 2, 1e-14);
    }

    [SharedFact]
    public void Fault_4_lambda_is_tuned_for_the_target_that_is_named()
    {
        var peer = ReferenceFile.Load("ppi.json").At("logistic", "Y~Feature_3+1, Yhat=Yhat");
        Assert.Equal(peer.At("point lam=none", "value").Numbers(), peer.At("point lam=none coord=1", "value").Numbers());

        foreach (var draw in new[] { SampleDraw.Poisson, SampleDraw.FixedSizeWithin(Study.Strata) })
        {
            double[] tuned = [Tuned(LambdaPolicy.OptimalFor(0), draw), Tuned(LambdaPolicy.OptimalFor(1), draw)];
            Assert.True(Math.Abs(tuned[0] - tuned[1]) > 0.01);

            // The variance of the named coordinate is smallest at its own λ, up to the move of θ̂ with λ and, for Poisson draws, the mean moment.
            for (var j = 0; j < 2; j++)
            {
                var best = VarianceAt(tuned[j], j, draw);
                Assert.True(best < VarianceAt(tuned[j] - 0.15, j, draw));
                Assert.True(best < VarianceAt(tuned[j] + 0.15, j, draw));
            }
        }
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    public void Fault_5_labelled_rows_stay_out_of_the_unlabelled_sample(double lambda)
    {
        var uniform = Study with { Probability = All(600, Study.Labelled.Count(isLabelled => isLabelled) / 600.0) };
        var options = Options(new LambdaPolicy.Fixed(lambda)) with { Form = MomentForm.SeparateSamples };
        var fit = Fit<Glm<Gaussian, Size1>>(Columns(All(600, 1.0)), uniform.Sample(), options);
        var unlabelled = Study.Predicted.Where((_, i) => !Study.Labelled[i]).Average();
        var rectifier = Study.Human.Zip(Study.Predicted, (y, guess) => y - (lambda * guess)).Where((_, i) => Study.Labelled[i]).Average();
        Close.To((lambda * unlabelled) + rectifier, fit.Parameters[0], 1e-12);
    }

    [Fact]
    public void Fault_7_lambda_for_the_only_coordinate_is_lambda_for_the_trace()
    {
        foreach (var draw in new[] { SampleDraw.Poisson, SampleDraw.FixedSize })
        {
            var trace = Fit<Glm<Gaussian, Size1>>(Columns(All(600, 1.0)), Study.Sample(draw), Options(LambdaPolicy.OptimalTrace)).Lambda;
            Close.To(trace, Fit<Glm<Gaussian, Size1>>(Columns(All(600, 1.0)), Study.Sample(draw), Options(LambdaPolicy.OptimalFor(0))).Lambda, 1e-12);
            Assert.InRange(trace, 0.1, 0.9);
        }
    }

    [Fact]
    public void Fault_11_certain_rows_keep_their_place_in_the_prediction_term()
    {
        // Every other row is certain. Over the draws of the rest the rectified mean is centred on the truth; dropping certain rows from the prediction term
        // would not be.
        var random = new Random(4);
        double[] probability = [.. Enumerable.Range(0, 600).Select(i => i % 2 == 0 ? 1 : 0.3)];
        double[] shifted = [.. Study.Human.Select((y, i) => i % 2 == 0 ? y + 1 : y)];
        var estimates = Enumerable.Range(0, 200).Select(_ =>
        {
            bool[] labelled = [.. probability.Select(chance => random.NextDouble() < chance)];
            var study = Study with { Human = shifted, Labelled = labelled, Probability = probability };
            return Fit<Glm<Gaussian, Size1>>(Columns(All(600, 1.0)), study.Sample(), Options(LambdaPolicy.Full, Generalise.Corpus));
        }).ToArray();
        var error = estimates.Average(fit => fit.Parameters[0]) - shifted.Average();
        var expected = Math.Sqrt(estimates.Average(fit => fit.Covariance[0]) / estimates.Length);
        Assert.True(Math.Abs(error) < 4 * expected, $"bias {error}, standard error {expected}");
    }

    [Fact]
    public void Fault_12_an_odds_ratio_has_its_interval_formed_on_the_log_scale()
    {
        var options = Options(LambdaPolicy.OptimalFor(0));
        var log = Fit<Glm<Bernoulli, Size2>>(Study.Columns, Study.Sample(), options, Target.Coefficient(1, "x", Scale.LogOdds, 2)).Targets[0];
        var ratio = Fit<Glm<Bernoulli, Size2>>(Study.Columns, Study.Sample(), options, Target.Coefficient(1, "x", Scale.OddsRatio, 2)).Targets[0];
        Close.To([Math.Exp(log.Point), Math.Exp(log.LowerEnd()), Math.Exp(log.UpperEnd())], [ratio.Point, ratio.LowerEnd(), ratio.UpperEnd()], 1e-13);
        Close.To(ratio.Point * log.StandardError, ratio.StandardError, 1e-13);
        Assert.Equal(log.PValue, ratio.PValue);
        var smaller = Fit<Glm<Bernoulli, Size2>>(Study.Columns, Study.Sample(), options with { Alternative = Alternative.Smaller },
            Target.Coefficient(1, "x", Scale.OddsRatio, 2)).Targets[0];
        Assert.Equal(0, smaller.LowerEnd());
    }

    [SharedFact]
    public void Fault_13_weighted_means_have_centred_variances()
    {
        double[] weights = [.. Politeness.Feature(3).Select(x => 1 + x)];
        var (here, there) = (Interval(0), Interval(10));

        // Adding 10 to every label and prediction moves the interval by 10 and keeps its length.
        Close.To(here.Lower + 10, there.Lower, 1e-10);
        Close.To(here.Upper + 10, there.Upper, 1e-10);

        // The peer's half length is that of second moments of w(Y − λŶ) and wŶ, and longer.
        var peer = ReferenceFile.Load("ppi.json").At("mean", "Yhat", "weighted w=1+Feature_3, ci lam=1", "value").Numbers();
        Close.To(UncentredHalfLength(), (peer[1] - peer[0]) / 2, 1e-9);
        Assert.True(peer[1] - peer[0] > 1.02 * (here.Upper - here.Lower));

        (double Lower, double Upper) Interval(double shift)
        {
            var sample = PpiSplit.Sample([.. Politeness.Y.Select(y => y + shift)], [.. Politeness.Yhat.Select(y => y + shift)], weights);
            var target = Fit<Glm<Gaussian, Size1>>(Columns(Politeness.Ones), sample, PpiSplit.Options(1, CovarianceDivisor.Rows)).Targets[0];
            return (target.LowerEnd(), target.UpperEnd());
        }

        double UncentredHalfLength()
        {
            var normalised = PpiSplit.Normalised(weights);
            double[] rectifier = [.. Politeness.Y.Zip(Politeness.Yhat, (y, guess) => y - guess).Zip(normalised, (d, w) => d * w)];
            double[] imputed = [.. Politeness.Yhat.Zip(normalised, (guess, w) => guess * w)];
            return 1.6448536269514722 * Math.Sqrt(Spread(PpiSplit.Rows(rectifier, true)) + Spread(PpiSplit.Rows(imputed, false)));
        }

        static double Spread(double[] values) => values.Average(value => Math.Pow(value - values.Average(), 2)) / values.Length;
    }

    [Theory]
    [InlineData(-5)]
    [InlineData(-1)]
    [InlineData(3)]
    public void Fault_14_a_lambda_outside_0_to_1_gives_numbers_where_the_loss_is_convex(double lambda)
    {
        var fit = Fit<Glm<Bernoulli, Size2>>(Study.Columns, Study.Sample(), Options(new LambdaPolicy.Fixed(lambda)));
        Assert.Equal(lambda, fit.Lambda);
        Assert.All([.. fit.Parameters, .. fit.Covariance], value => Assert.True(double.IsFinite(value)));
        Assert.All(fit.Targets, target => Assert.True(target.LowerEnd() < target.UpperEnd()));
    }

    [Fact]
    public void Fault_14_a_lambda_outside_0_to_1_gives_a_reason_where_it_is_not() =>
        Assert.IsType<SolveFailure.Indefinite>(Outcome<Glm<Bernoulli, Size2>>(Study.Columns, Study.Sample(), Options(new LambdaPolicy.Fixed(20))));

    [Fact]
    public void Fault_14_a_loss_without_a_minimum_is_indefinite()
    {
        // In the group x = 1 Σw is 8 for 4 rows, so that Σ[λ + (1 − λ)w] = 8 − 4λ: −2 at λ = 2.5, beside 4 in the other group.
        double[] x = [0, 0, 0, 0, 1, 1, 1, 1], y = [1, 0, 1, 0, 1, 0, 1, 1], guess = [1, 0, 0, 0, 1, 1, 0, 1];
        bool[] labelled = [true, true, false, false, true, true, false, false];
        var sample = Sample(y, guess, labelled, [0.5, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.25]);
        Assert.Equal(new SolveFailure.Indefinite(0, 1), Outcome<Glm<Bernoulli, Size2>>(Columns(All(8, 1.0), x), sample, Options(new LambdaPolicy.Fixed(2.5))));
    }

    private static double Tuned(LambdaPolicy policy, SampleDraw draw) => Fit<Glm<Bernoulli, Size2>>(Study.Columns, Study.Sample(draw), Options(policy)).Lambda;

    private static double VarianceAt(double lambda, int coordinate, SampleDraw draw) =>
        Fit<Glm<Bernoulli, Size2>>(Study.Columns, Study.Sample(draw), Options(new LambdaPolicy.Fixed(lambda))).Covariance[3 * coordinate];
}
