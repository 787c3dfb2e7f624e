using System.Text.Json;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Tests.Rectification;
using Cdi.Estimation.Variance;
using Cdi.Testing;
using static Cdi.Estimation.Tests.Rectification.Samples;

namespace Cdi.Estimation.Tests.Reference;

/// <summary>ppi_py (ppi.json): means and logistic and Poisson regression with λ fixed and tuned, one- and two-sided.</summary>
public class PpiReferenceTests
{
    private const double Exact = 1e-9;
    private const double AgainstNewton = 1e-10;
    private const double AgainstPeer = 1e-6;

    private static readonly (string Key, Alternative Alternative)[] Alternatives =
        [("ci", Alternative.TwoSided), ("ci larger", Alternative.Larger), ("ci smaller", Alternative.Smaller)];

    private static JsonElement Reference => ReferenceFile.Load("ppi.json");

    [SharedTheory]
    [InlineData("Yhat")]
    [InlineData("soft")]
    public void Means(string prediction)
    {
        var reference = Reference.At("mean", prediction);
        var sample = PpiSplit.Sample(Politeness.Y, prediction == "soft" ? Politeness.Soft : Politeness.Yhat);
        var target = Target.Coefficient(0, "mean", Scale.Mean, 1) with { Null = 0.48 };
        var tuned = reference.At("point lam=none", "lam_tuned_sequence")[0].GetDouble();
        Close.Relative([tuned], [PpiSplit.Lambda<Glm<Gaussian, Size1>>(Columns(Politeness.Ones), sample, [0.5], [1])], Exact);
        foreach (var (key, lambda) in Lambdas(tuned))
        {
            foreach (var (interval, alternative) in Alternatives)
            {
                // With a tuned λ the peer drops the alternative: fault 2 of its list, and a test of its own.
                if (key == "lam=none" && alternative != Alternative.TwoSided) continue;
                var options = PpiSplit.Options(lambda, CovarianceDivisor.Rows) with { Alternative = alternative };
                var estimate = Fit<Glm<Gaussian, Size1>>(Columns(Politeness.Ones), sample, options, target).Targets[0];
                Close.Relative(Value(reference, "point " + key), [estimate.Point], Exact);
                Close.To(Value(reference, $"{interval} {key}"), [estimate.LowerEnd(), estimate.UpperEnd()], Exact);
                if (alternative == Alternative.TwoSided) Close.Relative(Value(reference, "pval null=0.48 " + key), [estimate.PValue ?? -1], Exact);
            }
        }
    }

    [SharedFact]
    public void Means_of_two_outcomes_with_one_lambda_and_with_one_each()
    {
        var reference = Reference.At("mean", "2-d: Y=(Y,word_count), Yhat=(soft,wchat)");
        var sample = PpiSplit.Of(
            [.. Politeness.Ones, .. Politeness.Y, .. Politeness.WordCount], [.. Politeness.Ones, .. Politeness.Soft, .. Politeness.Wchat]);
        var overall = reference.At("point overall", "lam_tuned_sequence")[0].GetDouble();
        Close.Relative([overall], [PpiSplit.Lambda<VectorMean<Size2>>(Covariates.None(Politeness.Rows), sample, [0.5, 22], [1, 0, 0, 1])], Exact);
        Compare("overall", overall, 0);
        Compare("overall", overall, 1);
        var each = reference.At("point element", "lam_tuned_sequence")[0].Numbers();
        Compare("element", each[0], 0);
        Compare("element", each[1], 1);

        void Compare(string mode, double lambda, int coordinate)
        {
            var fit = Fit<VectorMean<Size2>>(Covariates.None(Politeness.Rows), sample, PpiSplit.Options(lambda, CovarianceDivisor.Rows));
            var interval = Value(reference, "ci " + mode);
            Close.Relative(
                [Value(reference, "point " + mode)[coordinate], interval[coordinate], interval[2 + coordinate]],
                [fit.Targets[coordinate].Point, fit.Targets[coordinate].LowerEnd(), fit.Targets[coordinate].UpperEnd()],
                Exact);
        }
    }

    [SharedTheory]
    [InlineData("Yhat", 3)]
    [InlineData("soft", 3)]
    public void Weighted_means_agree_in_their_points(string prediction, int device)
    {
        var reference = Reference.At("mean", prediction);
        double[] weights = [.. Politeness.Feature(device).Select(x => 1 + x)];
        var sample = PpiSplit.Sample(Politeness.Y, prediction == "soft" ? Politeness.Soft : Politeness.Yhat, weights);
        var fit = Fit<Glm<Gaussian, Size1>>(Columns(Politeness.Ones), sample, PpiSplit.Options(1, CovarianceDivisor.Rows));
        Close.Relative(Value(reference, $"weighted w=1+Feature_{device}, point lam=1"), fit.Parameters, Exact);
    }

    [SharedFact]
    public void Logistic_regression_on_one_device() =>
        CompareRegression<Glm<Bernoulli, Size2>>(
            Reference.At("logistic", "Y~Feature_3+1, Yhat=Yhat"), Columns(Politeness.Feature(3), Politeness.Ones), Politeness.Y, Politeness.Yhat);

    [SharedFact]
    public void Logistic_regression_on_devices_and_confidence() =>
        CompareRegression<Glm<Bernoulli, Size5>>(
            Reference.At("logistic", "Y~1+Feature_3+Feature_10+Feature_11+confidence, Yhat=soft"),
            Columns(Politeness.Ones, Politeness.Feature(3), Politeness.Feature(10), Politeness.Feature(11), Politeness.Confidence),
            Politeness.Y,
            Politeness.Soft);

    [SharedFact]
    public void Poisson_regression() =>
        CompareRegression<Glm<PoissonCount, Size3>>(
            Reference.At("poisson", "word_count~1+Feature_3+Feature_11, Yhat=wchat"),
            Columns(Politeness.Ones, Politeness.Feature(3), Politeness.Feature(11)),
            Politeness.WordCount,
            Politeness.Wchat);

    [SharedTheory]
    [InlineData("two-sided", Alternative.TwoSided)]
    [InlineData("larger", Alternative.Larger)]
    [InlineData("smaller", Alternative.Smaller)]
    public void Classical_mean_is_human_only(string key, Alternative alternative)
    {
        var options = PeerOptions(LambdaPolicy.None) with { Variance = VarianceEstimator.HC0, Alternative = alternative };
        var fit = Fit<Glm<Gaussian, Size1>>(Columns(Politeness.Ones), PpiSplit.Sample(Politeness.Y, Politeness.Yhat), options);
        Close.To(Value(Reference.GetProperty("baselines"), "classical_mean_ci " + key), [fit.Targets[0].LowerEnd(), fit.Targets[0].UpperEnd()], Exact);
    }

    private static void CompareRegression<TKernel>(JsonElement reference, Covariates columns, double[] human, double[] predicted)
        where TKernel : struct, IMEstimator
    {
        CompareTuning<TKernel>(reference, "ci lam=none", columns, PpiSplit.Sample(human, predicted));
        foreach (var (key, lambda) in Lambdas(reference.At("point lam=none", "lam_tuned_sequence")[0].GetDouble()))
        {
            var fit = Fit<TKernel>(columns, PpiSplit.Sample(human, predicted), PpiSplit.Options(lambda, CovarianceDivisor.RowsMinusOne));
            Close.To(reference.At("newton of the point estimate, " + key, "params").Numbers(), fit.Parameters, AgainstNewton);
            Close.To(Value(reference, "point " + key), fit.Parameters, AgainstPeer);
            CompareIntervals<TKernel>(reference, key, columns, PpiSplit.Sample(human, predicted), lambda);
        }

        CompareWeighted<TKernel>(reference, columns, human, predicted);
    }

    private static void CompareWeighted<TKernel>(JsonElement reference, Covariates columns, double[] human, double[] predicted)
        where TKernel : struct, IMEstimator
    {
        var weighted = PpiSplit.Sample(human, predicted, [.. Politeness.Feature(18).Select(x => 1 + x)]);
        var options = PpiSplit.Options(1, CovarianceDivisor.RowsMinusOne);
        Close.To(Value(reference, "weighted w=1+Feature_18 point lam=1"), Fit<TKernel>(columns, weighted, options).Parameters, AgainstPeer);
        CompareTuning<TKernel>(reference, "weighted w=1+Feature_18 ci lam=none", columns, weighted);
        foreach (var (key, lambda) in new[] { ("ci lam=1", 1.0), ("ci lam=none", Last(reference, "weighted w=1+Feature_18 ci lam=none")) })
        {
            var fit = Fit<TKernel>(columns, weighted, options with { Lambda = new LambdaPolicy.Fixed(lambda) });
            Close.To(
                Value(reference, "weighted w=1+Feature_18 " + key),
                [.. fit.Targets.Select(target => target.LowerEnd()), .. fit.Targets.Select(target => target.UpperEnd())],
                AgainstPeer);
        }
    }

    // The peer tunes twice, at its estimate with λ = 1 and again at the estimate with the first λ; the interval uses the second.
    private static void CompareTuning<TKernel>(JsonElement reference, string key, Covariates columns, RectifiedSample sample)
        where TKernel : struct, IMEstimator
    {
        var lambda = 1.0;
        foreach (var expected in reference.At(key, "lam_tuned_sequence").Numbers())
        {
            var pilot = Fit<TKernel>(columns, sample, PpiSplit.Options(lambda, CovarianceDivisor.RowsMinusOne));
            lambda = PpiSplit.Lambda<TKernel>(columns, sample, [.. pilot.Parameters], [.. pilot.HessianInverse]);
            Close.Relative([expected], [lambda], AgainstPeer);
        }
    }

    private static void CompareIntervals<TKernel>(JsonElement reference, string key, Covariates columns, RectifiedSample sample, double lambda)
        where TKernel : struct, IMEstimator
    {
        foreach (var (interval, alternative) in Alternatives)
        {
            var last = key == "lam=none" ? Last(reference, $"{interval} {key}") : lambda;
            var options = PpiSplit.Options(last, CovarianceDivisor.RowsMinusOne) with { Alternative = alternative };
            var targets = Fit<TKernel>(columns, sample, options).Targets;
            var ends = reference.At($"{interval} {key}", "value");
            if (alternative != Alternative.Smaller) Close.To(ends[0].Numbers(), targets.Select(target => target.LowerEnd()), AgainstPeer);
            if (alternative != Alternative.Larger) Close.To(ends[1].Numbers(), targets.Select(target => target.UpperEnd()), AgainstPeer);
            var isTested = alternative == Alternative.TwoSided && reference.TryGetProperty("pval " + key, out _);

            // p changes by about |z| · |Δz| of itself; |z| ≤ 9 and Δz is 1e-6 of it.
            if (isTested) Close.Relative(Value(reference, "pval " + key), targets.Select(target => target.PValue ?? -1), 1e-4);
        }
    }

    private static IEnumerable<(string Key, double Lambda)> Lambdas(double tuned) => [("lam=none", tuned), ("lam=1", 1), ("lam=0", 0), ("lam=0.5", 0.5)];

    private static double Last(JsonElement reference, string key) => reference.At(key, "lam_tuned_sequence").Numbers()[^1];

    private static double[] Value(JsonElement reference, string key) => reference.At(key, "value").Numbers();
}
