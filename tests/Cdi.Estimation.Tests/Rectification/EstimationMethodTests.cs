using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Variance;
using static Cdi.Estimation.Tests.Rectification.Samples;

namespace Cdi.Estimation.Tests.Rectification;

/// <summary>The methods as data, and the arguments that are refused.</summary>
public class EstimationMethodTests
{
    private static readonly SmallStudy Study = SmallStudy.Random();

    [Theory]
    [InlineData("human_only", PredictionSource.None, false, true)]
    [InlineData("llm_only", PredictionSource.Raw, false, false)]
    [InlineData("ppi", PredictionSource.Raw, true, true)]
    [InlineData("ppi_tuned", PredictionSource.Raw, true, true)]
    [InlineData("dsl", PredictionSource.Calibrated, false, true)]
    [InlineData("confidence_driven", PredictionSource.Raw, false, true)]
    [InlineData("calibrated", PredictionSource.Calibrated, false, true)]
    [InlineData("predict_then_debias", PredictionSource.Raw, false, true)]
    [InlineData("label_shift", PredictionSource.Raw, false, true)]
    public void Methods_are_found_by_name(string name, PredictionSource prediction, bool requiresUniformSample, bool isValid)
    {
        var method = EstimationMethod.Find(name);
        Assert.NotNull(method);
        Assert.Equal((prediction, requiresUniformSample, isValid), (method.Prediction, method.RequiresUniformSample, method.IsValid));
        Assert.Contains(method, EstimationMethod.All);
    }

    [Fact]
    public void Every_word_of_the_language_is_a_method_of_its_own()
    {
        Assert.Equal(Enum.GetValues<MethodKind>(), EstimationMethod.All.Select(method => method.Kind));
        Assert.All(EstimationMethod.All, method => Assert.Same(method, EstimationMethod.Find(method.Kind.Word())));
        Assert.ThrowsAny<InvalidOperationException>(() => EstimationMethod.Of((MethodKind)99));
    }

    [Fact]
    public void What_the_language_says_of_lambda_is_what_methods_do()
    {
        Assert.All(EstimationMethod.All, method => Assert.Equal(method.Kind.IsTuned(), method.Lambda is LambdaPolicy.Optimal));
        Assert.All(EstimationMethod.All, method =>
            Assert.Equal(method.Kind.IsPlainlyRectified(), method.Lambda == LambdaPolicy.Full && method.Form == MomentForm.Rectified));
    }

    [Fact]
    public void An_unknown_method_is_not_found() => Assert.Null(EstimationMethod.Find("ppi++"));

    [Fact]
    public void Tuned_methods_tune_for_the_named_target_and_the_others_do_not_change()
    {
        Assert.Equal(LambdaPolicy.OptimalFor(2), EstimationOptions.For(EstimationMethod.Calibrated, Generalise.Corpus, 0.1, 2).Lambda);
        Assert.Equal(LambdaPolicy.OptimalTrace, EstimationOptions.For(EstimationMethod.Calibrated, Generalise.Corpus, 0.1).Lambda);
        Assert.Equal(LambdaPolicy.Full, EstimationOptions.For(EstimationMethod.Dsl, Generalise.Corpus, 0.1, 2).Lambda);
        Assert.Equal(LambdaPolicy.None, EstimationOptions.For(EstimationMethod.HumanOnly, Generalise.Corpus, 0.1, 2).Lambda);
    }

    [Theory]
    [InlineData(Generalise.Population)]
    [InlineData(Generalise.Corpus)]
    public void Llm_only_is_the_fit_of_the_predictions_taken_for_truth(Generalise generalise)
    {
        var options = EstimationOptions.For(EstimationMethod.LlmOnly, generalise, 0.1);
        var naive = Fit<Glm<Bernoulli, Size2>>(Study.Columns, Study.Sample(), options);
        var fitted = Fit<Glm<Bernoulli, Size2>>(Study.Columns, FullyLabelled(Study.Predicted), Options(LambdaPolicy.None));
        Close.To(fitted.Parameters, naive.Parameters, 1e-11);
        Close.Relative(fitted.Covariance, naive.Covariance, 1e-9);
        Assert.Equal(0, naive.Labels);
        Assert.All(naive.Targets, target => Assert.Null(target.EffectiveLabels));
    }

    [Fact]
    public void Llm_only_needs_no_label()
    {
        var sample = Sample(All(600, double.NaN), Study.Predicted, All(600, false), All(600, 0.5));
        Fit<Glm<Bernoulli, Size2>>(Study.Columns, sample, EstimationOptions.For(EstimationMethod.LlmOnly, Generalise.Population, 0.1));
    }

    [Fact]
    public void The_separate_form_refuses_unequal_probabilities()
    {
        var options = Options(LambdaPolicy.Full) with { Form = MomentForm.SeparateSamples };
        Assert.Equal(new SolveFailure.UnusableProbability(1, Study.Probability[1]), Outcome<Glm<Bernoulli, Size2>>(Study.Columns, Study.Sample(), options));
    }

    [Fact]
    public void Arguments_that_do_not_fit_together_are_refused()
    {
        var options = Options(LambdaPolicy.Full);
        Refuses(Study.Columns with { Rows = 599 }, options);
        Refuses(Covariates.None(600), options);
        Refuses(Study.Columns, options with { Alpha = 0 });
        Refuses(Study.Columns, options with { Alpha = 90 });
        Refuses(Study.Columns, options with { Lambda = LambdaPolicy.OptimalFor(2) });
        Refuses(Study.Columns, options with { Lambda = new LambdaPolicy.Fixed(double.NaN) });
        Refuses(Study.Columns, options with { Variance = VarianceEstimator.ClusterCR0 });
        Refuses(Study.Columns, options with { InfluentialRows = -1 });

        static void Refuses(Covariates columns, EstimationOptions options) =>
            Assert.Throws<ArgumentException>(() => Outcome<Glm<Bernoulli, Size2>>(columns, Study.Sample(), options));
    }

    [Fact]
    public void A_sample_whose_lengths_disagree_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new RectifiedSample(new double[5], new double[4], new bool[2], new double[2], SampleDraw.Poisson));
        Assert.Throws<ArgumentException>(() => new RectifiedSample(new double[4], new double[2], new bool[2], new double[2], SampleDraw.Poisson));
        Assert.Throws<ArgumentException>(() => new RectifiedSample(new double[4], new double[4], new bool[2], new double[3], SampleDraw.Poisson));
        Assert.Throws<ArgumentException>(() => new RectifiedSample(
            new double[4], new double[4], new bool[2], new double[2], SampleDraw.FixedSizeWithin(new int[3])));
        Assert.Throws<ArgumentException>(() => new RectifiedSample(
            new double[4], new double[4], new bool[2], new double[2], SampleDraw.Poisson) { Clusters = new int[1] });
        Assert.Throws<ArgumentException>(() => new RectifiedSample(
            new double[4], new double[4], new bool[2], new double[2], SampleDraw.FixedSizeWithin(new[] { 0, -1 })));
        Assert.Throws<ArgumentException>(() => new RectifiedSample(
            new double[4], new double[4], new bool[2], new double[2], SampleDraw.Poisson) { Clusters = new[] { -1, 0 } });
    }
}
