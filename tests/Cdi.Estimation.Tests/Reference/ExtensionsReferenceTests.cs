using Cdi.Estimation.Rectification;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Tests.Rectification;
using Cdi.Estimation.Variance;
using Cdi.Testing;
using static Cdi.Estimation.Tests.Rectification.Samples;

namespace Cdi.Estimation.Tests.Reference;

/// <summary>Hájek, Horvitz–Thompson and difference estimators with both variances (extensions.json, 1e-10).</summary>
public class ExtensionsReferenceTests
{
    private const double Tolerance = 1e-10;

    public static TheoryData<string> Designs => CdiDesign.Names;

    [SharedTheory]
    [MemberData(nameof(Designs))]
    public void Hajek_mean_is_human_only(string name) => Compare(name, "mean, Hajek", Politeness.Yhat, LambdaPolicy.None);

    [SharedTheory]
    [MemberData(nameof(Designs))]
    public void Horvitz_Thompson_mean_is_the_rectified_mean_of_the_prediction_0(string name) =>
        Compare(name, "mean, Horvitz-Thompson", new double[Politeness.Rows], LambdaPolicy.Full);

    [SharedTheory]
    [MemberData(nameof(Designs))]
    public void Difference_estimator_is_the_rectified_mean_of_its_regression(string name)
    {
        var design = CdiDesign.Load(name);
        var (a, b) = Regression(design);
        var expected = ReferenceFile.Load("extensions.json").At(name, "mean, difference estimator a+b*Yhat");
        Close.Relative([expected.At("a").Number(), expected.At("b").Number()], [a, b], Tolerance);
        Compare(name, "mean, difference estimator a+b*Yhat", Predicted(a, b), LambdaPolicy.Full);
    }

    [SharedTheory]
    [MemberData(nameof(Designs))]
    public void Log_odds_ratios_of_two_groups(string name)
    {
        var (a, b) = Regression(CdiDesign.Load(name));
        foreach (var device in new[] { 3, 10 })
        {
            CompareGroups(name, device, "Horvitz-Thompson lam=0", new double[Politeness.Rows]);
            CompareGroups(name, device, "difference estimator a+b*Yhat (pooled coefficients)", Predicted(a, b));
        }
    }

    [SharedTheory]
    [MemberData(nameof(Designs))]
    public void Hajek_log_odds_ratio_is_the_weighted_logistic_fit(string name)
    {
        foreach (var device in new[] { 3, 10 })
        {
            var expected = ReferenceFile.Load("extensions.json").At(name, $"Y by Feature_{device}", "Hajek within group (= IPW logistic)");
            var sample = CdiDesign.Load(name).Sample(Politeness.Y, Politeness.Yhat);
            var fit = Fit<Glm<Bernoulli, Size2>>(Columns(Politeness.Ones, Politeness.Feature(device)), sample, Options(LambdaPolicy.None, Generalise.Corpus));
            Close.To(expected.At("log_odds_ratio").Number(), fit.Parameters[1], Tolerance);
            Close.Relative([expected.At("var_finite_population").Number()], [fit.Covariance[3]], Tolerance);
        }
    }

    [SharedTheory]
    [MemberData(nameof(Designs))]
    public void Rectified_logistic_fit_has_its_closed_form(string name)
    {
        foreach (var device in new[] { 3, 10 })
        {
            foreach (var lambda in new[] { 0, 0.5, 1 })
            {
                var expected = ReferenceFile.Load("extensions.json").At(
                    name, $"Y by Feature_{device}", FormattableString.Invariant($"closed form of the rectified logistic fit, lam={lambda}"));
                var sample = CdiDesign.Load(name).Sample(Politeness.Y, Politeness.Yhat);
                var fit = Fit<Glm<Bernoulli, Size2>>(Columns(Politeness.Ones, Politeness.Feature(device)), sample, Options(new LambdaPolicy.Fixed(lambda)));
                Close.To([expected.At("intercept").Number(), expected.At("slope").Number()], fit.Parameters, Tolerance);
            }
        }
    }

    private static void Compare(string name, string key, double[] predicted, LambdaPolicy lambda)
    {
        var expected = ReferenceFile.Load("extensions.json").At(name, key);
        var sample = CdiDesign.Load(name).Sample(Politeness.Y, predicted);
        var population = Fit<Glm<Gaussian, Size1>>(Columns(Politeness.Ones), sample, Options(lambda));
        var corpus = Fit<Glm<Gaussian, Size1>>(Columns(Politeness.Ones), sample, Options(lambda, Generalise.Corpus));
        Close.Relative(
            [expected.At("point").Number(), expected.At("var_superpopulation").Number(), expected.At("var_finite_population").Number()],
            [population.Parameters[0], population.Covariance[0], corpus.Covariance[0]],
            Tolerance);
    }

    // Each group is a corpus of its own, so that the divisors are the group's, as in the reference.
    private static void CompareGroups(string name, int device, string key, double[] predicted)
    {
        var expected = ReferenceFile.Load("extensions.json").At(name, $"Y by Feature_{device}", key);
        var (logOdds, population, corpus) = (new double[2], 0.0, 0.0);
        foreach (var value in new[] { 0, 1 })
        {
            var sample = Restrict(CdiDesign.Load(name), predicted, [.. Politeness.Feature(device).Select(x => x == value)]);
            var options = Options(LambdaPolicy.Full);
            var fit = Fit<Glm<Gaussian, Size1>>(Columns(All(sample.Rows, 1.0)), sample, options);
            var mean = fit.Parameters[0];
            Close.To(expected.At($"mean_x{value}").Number(), mean, Tolerance);
            var slope = Math.Pow(mean * (1 - mean), -2);
            logOdds[value] = LogOddsRatio.Logit(mean);
            population += slope * fit.Covariance[0];
            corpus += slope * Fit<Glm<Gaussian, Size1>>(Columns(All(sample.Rows, 1.0)), sample, options with { Generalise = Generalise.Corpus }).Covariance[0];
        }

        Close.To(expected.At("log_odds_ratio").Number(), logOdds[1] - logOdds[0], Tolerance);
        Close.Relative([expected.At("var_superpopulation").Number(), expected.At("var_finite_population").Number()], [population, corpus], Tolerance);
    }

    private static RectifiedSample Restrict(CdiDesign design, double[] predicted, bool[] isKept) =>
        Sample(Keep(Politeness.Y, isKept), Keep(predicted, isKept), Keep(design.Labelled, isKept), Keep(design.Probability, isKept));

    private static T[] Keep<T>(T[] values, bool[] isKept) => [.. values.Where((_, i) => isKept[i])];

    private static double[] Predicted(double a, double b) => [.. Politeness.Yhat.Select(value => a + (b * value))];

    // (a, b) minimise Σ w r (Y − a − bŶ)², r = (1 − π)/π: a least-squares fit of ours with these weights.
    private static (double A, double B) Regression(CdiDesign design)
    {
        double[] weights = [.. design.Weights.Zip(design.Probability, (weight, probability) => weight * (1 - probability) / probability)];
        var rows = weights.Select(weight => weight > 0).ToArray();
        var fit = Fit<Glm<Gaussian, Size2>>(
            Columns(Keep(Politeness.Ones, rows), Keep(Politeness.Yhat, rows)),
            FullyLabelled(Keep(Politeness.Y, rows), Keep(weights, rows)),
            Options(LambdaPolicy.None));
        return (fit.Parameters[0], fit.Parameters[1]);
    }
}
