using System.Text.Json;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Tests.Rectification;
using Cdi.Estimation.Variance;
using Cdi.Testing;
using static Cdi.Estimation.Tests.Rectification.Samples;

namespace Cdi.Estimation.Tests.Reference;

/// <summary>Every label known: our estimates against statsmodels (classical.json, 1e-9 relative).</summary>
public class ClassicalReferenceTests
{
    private const double Tolerance = 1e-9;

    private static readonly EstimationOptions Classical = PeerOptions(LambdaPolicy.None) with { Variance = VarianceEstimator.HC0 };

    private static JsonElement Reference => ReferenceFile.Load("classical.json");

    [SharedTheory]
    [InlineData("Y")]
    [InlineData("Yhat")]
    [InlineData("soft")]
    [InlineData("confidence")]
    [InlineData("word_count")]
    public void Means_and_their_standard_errors(string name)
    {
        var expected = Reference.At("mean", name);
        var fit = Fit<Glm<Gaussian, Size1>>(Columns(Politeness.Ones), FullyLabelled(Column(name)), Options(LambdaPolicy.None));
        Close.Relative([expected.At("mean").Number(), expected.At("se_ddof1").Number()], [fit.Targets[0].Point, fit.Targets[0].StandardError], Tolerance);
        var divided = Options(LambdaPolicy.None) with { Conventions =
            new VarianceConventions { Divisor = CovarianceDivisor.Rows, Freedom = FreedomRule.Reference } };
        fit = Fit<Glm<Gaussian, Size1>>(Columns(Politeness.Ones), FullyLabelled(Column(name)), divided);
        Close.Relative(expected.At("ci90_normal_ddof0").Numbers(), [fit.Targets[0].LowerEnd(), fit.Targets[0].UpperEnd()], Tolerance);
    }

    [SharedTheory]
    [InlineData("Y~Feature_3", "Y", "Feature_3")]
    [InlineData("Y~Feature_10", "Y", "Feature_10")]
    [InlineData("Y~Feature_11", "Y", "Feature_11")]
    [InlineData("Yhat~Feature_3", "Yhat", "Feature_3")]
    [InlineData("Yhat~Feature_10", "Yhat", "Feature_10")]
    [InlineData("Yhat~Feature_11", "Yhat", "Feature_11")]
    public void Logistic_regression_on_one_device(string model, string outcome, string device) =>
        Compare<Glm<Bernoulli, Size2>>(Reference.At("logistic", model), outcome, null, "const", device);

    [SharedFact]
    public void Logistic_regression_on_three_devices_and_confidence() =>
        Compare<Glm<Bernoulli, Size5>>(
            Reference.At("logistic", "Y~Feature_3+Feature_10+Feature_11+confidence"), "Y", null, "const", "Feature_3", "Feature_10", "Feature_11",
                "confidence");

    [SharedFact]
    public void Logistic_regression_on_twenty_devices()
    {
        var expected = Reference.At("logistic", "Y~20 features (no Feature_4)");
        var names = expected.At("coef_order").EnumerateArray().Select(name => name.GetString() ?? "").ToArray();
        Compare<Glm<Bernoulli, Size21>>(expected, "Y", null, names);
    }

    [SharedFact]
    public void Weighted_logistic_regression()
    {
        var expected = Reference.At("logistic_weighted");
        double[] weights = [.. Politeness.WordCount.Select(count => 1 + (count / 100))];
        var fit = Fit<Glm<Bernoulli, Size3>>(
            Columns(Politeness.Ones, Politeness.Feature(3), Politeness.Feature(11)), FullyLabelled(Politeness.Y, weights), Classical);
        Close.Relative(expected.At("params").Numbers(), fit.Parameters, Tolerance);
        Close.Relative(expected.At("cov_robust").Numbers(), fit.Covariance, Tolerance);
    }

    [SharedTheory]
    [InlineData(VarianceEstimator.HC0, "cov_HC0")]
    [InlineData(VarianceEstimator.HC1, "cov_HC1")]
    [InlineData(VarianceEstimator.HC2, "cov_HC2")]
    [InlineData(VarianceEstimator.HC3, "cov_HC3")]
    public void Least_squares_with_the_HC_family(VarianceEstimator variance, string key)
    {
        var options = Classical with { Variance = variance };
        Compare<Glm<Gaussian, Size3>>(Reference.At("ols", "Y~Confidence+Feature_3"), "Y", null, options, key, "const", "confidence", "Feature_3");
        Compare<Glm<Gaussian, Size5>>(
            Reference.At("ols", "word_count~Y+Yhat+Confidence+Feature_3"), "word_count", null, options, key, "const", "Y", "Yhat", "confidence", "Feature_3");
        double[] weights = [.. Politeness.WordCount.Select(count => 1 + (count / 100))];
        Compare<Glm<Gaussian, Size3>>(
            Reference.At("ols", "WLS Y~Confidence+Feature_3, w=1+word_count/100"), "Y", weights, options, key, "const", "confidence", "Feature_3");
    }

    [SharedFact]
    public void Poisson_regression() =>
        Compare<Glm<PoissonCount, Size3>>(Reference.At("poisson", "word_count~Feature_3+Feature_11"), "word_count", null, "const", "Feature_3", "Feature_11");

    [SharedFact]
    public void Poisson_regression_with_an_offset()
    {
        var expected = Reference.At("poisson", "word_count~Feature_3+Feature_11, offset log(char_count)");
        var offset = Politeness.CharCount.Select(count => Math.Log(count)).ToArray();
        var fit = Fit<OffsetGlm<PoissonCount, Size3>>(
            Columns(Politeness.Ones, Politeness.Feature(3), Politeness.Feature(11), offset), FullyLabelled(Politeness.WordCount), Classical);
        Close.Relative(expected.At("params").Numbers(), fit.Parameters, Tolerance);
    }

    [SharedTheory]
    [InlineData("Yhat by Feature_3", "Yhat", 3)]
    [InlineData("Y by Feature_3", "Y", 3)]
    [InlineData("Yhat by Feature_11", "Yhat", 11)]
    [InlineData("Y by Feature_10", "Y", 10)]
    public void Odds_ratios_have_intervals_formed_on_the_log_scale(string key, string outcome, int device)
    {
        var expected = Reference.At("odds_ratio", key);
        foreach (var (alpha, interval) in new[] { (0.1, "ci90"), (0.05, "ci95") })
        {
            var fit = Fit<Glm<Bernoulli, Size2>>(
                Columns(Politeness.Ones, Politeness.Feature(device)),
                FullyLabelled(Column(outcome)),
                Classical with { Alpha = alpha },
                Target.Coefficient(1, "odds ratio", Scale.OddsRatio, 2));
            var target = fit.Targets[0];
            Close.Relative([expected.At("odds_ratio").Number(), .. expected.At(interval).Numbers()], [target.Point, target.LowerEnd(), target.UpperEnd()],
                Tolerance);
            Close.Relative([target.Point * expected.At("se_woolf").Number()], [target.StandardError], Tolerance);
        }
    }

    private static void Compare<TKernel>(JsonElement expected, string outcome, double[]? weights, params string[] columns)
        where TKernel : struct, IMEstimator =>
        Compare<TKernel>(expected, outcome, weights, Classical, "cov_HC0", columns);

    private static void Compare<TKernel>(JsonElement expected, string outcome, double[]? weights, EstimationOptions options, string covariance,
        params string[] columns)
        where TKernel : struct, IMEstimator
    {
        var fit = Fit<TKernel>(Columns([.. columns.Select(Column)]), FullyLabelled(Column(outcome), weights), options);
        Close.Relative(expected.At("params").Numbers(), fit.Parameters, Tolerance);

        // An off-diagonal element near 0 is a difference of larger ones; it is compared on their scale.
        Close.Relative(expected.At(covariance).Numbers(), fit.Covariance, Tolerance, floor: 1e-3);
    }

    private static double[] Column(string name) => name switch
    {
        "const" => Politeness.Ones,
        "Y" => Politeness.Y,
        "Yhat" => Politeness.Yhat,
        "soft" => Politeness.Soft,
        "confidence" => Politeness.Confidence,
        "word_count" => Politeness.WordCount,
        _ => Politeness.Feature(int.Parse(name["Feature_".Length..], System.Globalization.CultureInfo.InvariantCulture)),
    };
}
