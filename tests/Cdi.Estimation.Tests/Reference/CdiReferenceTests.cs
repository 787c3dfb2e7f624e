using System.Text.Json;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Tests.Rectification;
using Cdi.Estimation.Variance;
using Cdi.Testing;
using static Cdi.Estimation.Tests.Rectification.Samples;

namespace Cdi.Estimation.Tests.Reference;

/// <summary>The code published with the paper (cdi.json): 1e-10 against the Newton solution of its equation, 1e-6 against its own optimiser, 1e-9 where it
/// has none.</summary>
public class CdiReferenceTests
{
    private const double AgainstNewton = 1e-10;
    private const double AgainstPeer = 1e-6;
    private const double Exact = 1e-9;

    // The paper's code takes the plain mean of ∇²ℓ, and n − 1 for logistic models, n for means.
    private static readonly VarianceConventions LogisticConventions = new() { Hessian = HessianConvention.PlainMean, Freedom = FreedomRule.Reference };
    private static readonly VarianceConventions MeanConventions = new() { Divisor = CovarianceDivisor.Rows, Freedom = FreedomRule.Reference };

    public static TheoryData<string> Designs => CdiDesign.Names;

    [SharedTheory]
    [MemberData(nameof(Designs))]
    public void Logistic_models_at_four_lambdas(string design)
    {
        CompareLogistic<Size2>(CdiDesign.Load(design), "Y~Feature_3+1", 3);
        CompareLogistic<Size2>(CdiDesign.Load(design), "Y~Feature_10+1", 10);
        CompareLogistic<Size4>(CdiDesign.Load(design), "Y~Feature_3+Feature_10+Feature_11+1", 3, 10, 11);
    }

    [SharedTheory]
    [MemberData(nameof(Designs))]
    public void Power_tuning_of_logistic_models(string name)
    {
        var design = CdiDesign.Load(name);
        CompareTuning<Size2>(design, "Y~Feature_3+1", 3);
        CompareTuning<Size2>(design, "Y~Feature_10+1", 10);
        CompareTuning<Size4>(design, "Y~Feature_3+Feature_10+Feature_11+1", 3, 10, 11);
    }

    [SharedTheory]
    [MemberData(nameof(Designs))]
    public void Means_are_reproduced_by_the_Horvitz_Thompson_form(string name)
    {
        var design = CdiDesign.Load(name);
        var reference = design.Reference.GetProperty("mean of Y");
        Close.Relative([reference.GetProperty("opt_mean_tuning").Number()], [HorvitzThompson.Lambda(design, Politeness.Y, Politeness.Yhat, _ => true)], Exact);
        foreach (var key in new[] { "lam=0", "lam=1", "lam=tuned" })
        {
            var expected = reference.GetProperty(key);
            var sample = HorvitzThompson.Sample(design, Politeness.Y, Politeness.Yhat, expected.At("lam").Number());
            var fit = Fit<Glm<Gaussian, Size1>>(Columns(Politeness.Ones), sample, Options(LambdaPolicy.Full) with { Conventions = MeanConventions });
            var target = fit.Targets[0];
            Close.Relative(
                [expected.At("point").Number(), expected.At("varhat").Number(), .. expected.At("ci").Numbers()],
                [target.Point, fit.Covariance[0] * Politeness.Rows, target.LowerEnd(), target.UpperEnd()],
                Exact);
        }
    }

    [SharedTheory]
    [MemberData(nameof(Designs))]
    public void Odds_ratios_are_reproduced_by_the_Horvitz_Thompson_form(string name)
    {
        var design = CdiDesign.Load(name);
        var reference = design.Reference.GetProperty("odds ratio of Y by Feature_3");
        var group = Politeness.Feature(3);
        double[] tuned = [HorvitzThompson.Lambda(design, Politeness.Y, Politeness.Yhat, i => group[i] == 0),
            HorvitzThompson.Lambda(design, Politeness.Y, Politeness.Yhat, i => group[i] == 1)];
        Close.Relative(reference.GetProperty("opt_mean_tuning group0, group1").Numbers(), tuned, Exact);
        foreach (var (key, lambdas) in new[] { ("lam=1", new[] { 1.0, 1 }), ("lam=0", [0, 0]), ("lam=tuned", tuned) })
        {
            var expected = reference.GetProperty(key);
            double[] predicted = [.. Politeness.Yhat.Select((value, i) => lambdas[(int)group[i]] * value)];
            var fit = Fit<Glm<Gaussian, Size2>>(
                Columns([.. group.Select(x => 1 - x)], group),
                HorvitzThompson.Sample(design, Politeness.Y, predicted, 1),
                Options(LambdaPolicy.Full) with { Conventions = MeanConventions },
                LogOddsRatio.OfMeans(Scale.OddsRatio));
            var target = fit.Targets[0];
            var variance = Math.Pow(target.StandardError / target.Point, 2) * Politeness.Rows;
            Close.Relative(
                [expected.At("point").Number(), expected.At("var").Number(), .. expected.At("odds_ratio_ci").Numbers()],
                [target.Point, variance, target.LowerEnd(), target.UpperEnd()],
                Exact);
        }
    }

    [SharedTheory]
    [MemberData(nameof(Designs))]
    public void Weighted_logistic_regression_on_labelled_rows_is_human_only(string name)
    {
        var design = CdiDesign.Load(name);
        var expected = design.Reference.GetProperty("IPW logistic, labelled rows only, Y~Feature_3+Feature_10+Feature_11+1 (own Newton)");
        var fit = Fit<Glm<Bernoulli, Size4>>(
            Design(3, 10, 11), design.Sample(Politeness.Y, Politeness.Yhat), Options(LambdaPolicy.None) with { Variance = VarianceEstimator.HC0 });
        Close.To(expected.At("params").Numbers(), fit.Parameters, AgainstNewton);
        Close.Relative(expected.At("cov_sandwich").Numbers(), fit.Covariance, Exact, floor: 1e-3);
    }

    [SharedFact]
    public void Inverse_Hessian_of_the_imputed_fit()
    {
        var design = CdiDesign.Load("uniform");
        CompareImputed<Size2>("Y~Feature_3+1", 3);
        CompareImputed<Size2>("Y~Feature_10+1", 10);
        CompareImputed<Size4>("Y~Feature_3+Feature_10+Feature_11+1", 3, 10, 11);

        void CompareImputed<TSize>(string model, params int[] devices)
            where TSize : struct, ISize
        {
            var options = Options(LambdaPolicy.Full) with { Form = MomentForm.PredictionOnly };
            var fit = Fit<Glm<Bernoulli, TSize>>(Design(devices), design.Sample(Politeness.Y, Politeness.Yhat), options);
            var expected = ReferenceFile.Load("cdi.json").At("inv_hessian_col_imputed", model).Numbers();

            // The peer inverts the Hessian at an optimum of lbfgs that stops early; its error is of the size of the largest element.
            Close.Relative(expected, fit.HessianInverse.Take(TSize.Value), AgainstPeer, floor: 1);
        }
    }

    [SharedFact]
    public void Full_data_covariance_of_logistic_models()
    {
        Compare<Size2>("Y~Feature_3+1", 3);
        Compare<Size2>("Y~Feature_10+1", 10);
        Compare<Size4>("Y~Feature_3+Feature_10+Feature_11+1", 3, 10, 11);

        static void Compare<TSize>(string model, params int[] devices)
            where TSize : struct, ISize
        {
            var fit = Fit<Glm<Bernoulli, TSize>>(Design(devices), FullyLabelled(Politeness.Y), Options(LambdaPolicy.None));
            var reference = ReferenceFile.Load("cdi.json");
            Close.To(reference.At("logistic full data (sklearn lbfgs)", model).Numbers(), fit.Parameters, AgainstPeer);
            var expected = reference.At("logistic_cov full data lam=0 weights=1", model).Numbers();
            Close.Relative(expected, fit.Covariance.Select(value => value * Politeness.Rows), AgainstPeer);
        }
    }

    private static void CompareLogistic<TSize>(CdiDesign design, string model, params int[] devices)
        where TSize : struct, ISize
    {
        var full = Fit<Glm<Bernoulli, TSize>>(Design(devices), FullyLabelled(Politeness.Y), Options(LambdaPolicy.None));
        foreach (var key in new[] { "lam=0", "lam=0.5", "lam=1", "lam=tuned" })
        {
            var expected = design.Reference.At("logistic " + model, key);
            var options = Options(new LambdaPolicy.Fixed(expected.At("lam").Number())) with { Conventions = LogisticConventions };
            var fit = Fit<Glm<Bernoulli, TSize>>(Design(devices), design.Sample(Politeness.Y, Politeness.Yhat), options);
            Close.To(expected.At("newton", "params").Numbers(), fit.Parameters, AgainstNewton);
            Close.To(expected.At("active_logistic_pointestimate").Numbers(), fit.Parameters, AgainstPeer);
            Close.Relative(expected.At("logistic_cov_at_pointestimate").Numbers(), fit.Covariance.Select(value => value * Politeness.Rows), AgainstPeer);
            Close.To(expected.At("ci").Numbers(), [.. fit.Targets.Select(target => target.LowerEnd()), .. fit.Targets.Select(target => target.UpperEnd())],
                AgainstPeer);
            var labels = full.Covariance[0] * Politeness.Rows / fit.Covariance[0];
            Close.Relative([expected.At("ess_coordinate0").Number()], [labels], AgainstPeer);
        }
    }

    private static void CompareTuning<TSize>(CdiDesign design, string model, params int[] devices)
        where TSize : struct, ISize
    {
        var options = Options(new LambdaPolicy.Optimal(0) { Pilot = TuningPilot.Rectified }) with { Conventions = LogisticConventions };
        var fit = Fit<Glm<Bernoulli, TSize>>(Design(devices), design.Sample(Politeness.Y, Politeness.Yhat), options);

        // The peer divides its numerator by n and its denominator by n − 1.
        var expected = design.Reference.At("logistic " + model, "opt_logistic_tuning (at lam=1 estimate, coordinate 0)").Number();
        Close.Relative([expected], [fit.Lambda * (Politeness.Rows - 1) / Politeness.Rows], AgainstPeer);
    }

    private static Covariates Design(params int[] devices) => Columns([.. devices.Select(Politeness.Feature), Politeness.Ones]);
}
