using Cdi.Estimation.Annotations;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Estimates;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Prediction;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Problems;

public sealed class StudyEstimationTests
{
    public static TheoryData<string> Methods => [.. EstimationMethod.All.Where(method => method.IsOfSample).Select(method => method.Name)];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Labels_that_were_not_drawn_change_no_bit_of_an_estimate(string name)
    {
        var method = Method(name);
        var study = new SyntheticStudy(600);
        var design = method.RequiresUniformSample ? SamplingDesign.Uniform : SamplingDesign.Error;
        var sample = SyntheticStudy.Draw(study.Problem(), SyntheticStudy.Plan(design, 120));
        var before = Estimates(study.Problem(), sample, method);
        study.Human = [.. study.Human.Select((label, row) => sample.Labelled.Span[row] ? label : double.NaN)];
        var again = SyntheticStudy.Draw(study.Problem(), SyntheticStudy.Plan(design, 120));
        Assert.Equal(before, Estimates(study.Problem(), again, method));
    }

    [Fact]
    public void An_estimator_reused_gives_the_bits_of_a_fresh_one()
    {
        var problem = new SyntheticStudy(600).Problem();
        var first = SyntheticStudy.Draw(problem, SyntheticStudy.Plan(SamplingDesign.Error, 120, 1));
        var second = SyntheticStudy.Draw(problem, SyntheticStudy.Plan(SamplingDesign.Error, 120, 2));
        var estimation = new StudyEstimation(problem, 5);
        Estimates(estimation, first, EstimationMethod.Calibrated);
        Assert.Equal(Estimates(problem, second, EstimationMethod.Calibrated), Estimates(estimation, second, EstimationMethod.Calibrated));
    }

    [Fact]
    public void A_fully_labelled_corpus_gives_its_mean_without_error()
    {
        var study = new SyntheticStudy(300);
        var problem = study.ShareOnly();
        var sample = SyntheticStudy.Draw(problem, SyntheticStudy.Plan(SamplingDesign.Error, 300));
        var estimation = new StudyEstimation(problem, 5);
        var options = estimation.OptionsFor(0, EstimationMethod.Calibrated, new InferenceSettings(Generalise.Corpus, 0.1));
        var fit = Assert.IsType<RectifiedFit>(estimation.Estimate(0, sample, EstimationMethod.Calibrated, options));
        Assert.Equal(study.Human.Average(), fit.Targets[0].Point, 1e-12);
        Assert.Equal(0, fit.Targets[0].StandardError, 1e-12);
    }

    [Fact]
    public void A_missing_answer_is_predicted_from_the_covariates_and_not_as_zero()
    {
        var study = new SyntheticStudy(600);
        study.Machine[17] = double.NaN;
        var problem = study.Problem();
        var sample = SyntheticStudy.Draw(problem, SyntheticStudy.Plan(SamplingDesign.Error, 120));
        Assert.InRange(new StudyEstimation(problem, 5).CalibratedPredictions(0, sample).Span[17], 0.1, 0.9);
    }

    [Fact]
    public void Without_an_llm_calibration_uses_covariates_and_raw_methods_are_refused()
    {
        var study = new SyntheticStudy(600) { Machine = [], Confidence = [] };
        var problem = study.Problem();
        var sample = SyntheticStudy.Draw(problem, SyntheticStudy.Plan(SamplingDesign.Error, 120));
        Assert.Equal(120, sample.LabelsSpent.Count);
        Assert.NotEmpty(Estimates(problem, sample, EstimationMethod.Calibrated));
        Assert.Throws<ArgumentException>(() => Estimates(problem, sample, EstimationMethod.ConfidenceDriven));
    }

    [Fact]
    public void Rows_of_a_cluster_are_predicted_without_its_labels()
    {
        var study = new SyntheticStudy(600);
        int[] clusters = [.. Enumerable.Range(0, 600).Select(row => row / 6)];
        var problem = study.Problem();
        var sample = SyntheticStudy.Draw(problem, SyntheticStudy.Plan(SamplingDesign.Uniform, 300));
        var before = new StudyEstimation(problem, 5).CalibratedPredictions(0, sample, clusters).ToArray();
        study.Human = [.. study.Human.Select((label, row) => clusters[row] == 40 ? 1 - label : label)];
        problem = study.Problem();
        var changed = SyntheticStudy.Draw(problem, SyntheticStudy.Plan(SamplingDesign.Uniform, 300));
        var after = new StudyEstimation(problem, 5).CalibratedPredictions(0, changed, clusters).ToArray();
        Assert.Equal(before[240..246], after[240..246]);
        Assert.NotEqual(before, after);
    }

    [Fact]
    public void Numbers_are_estimated_as_well_as_indicators()
    {
        // v = 3 + 2x + a tenth of noise, the answer is v rounded: nearly all of the human variance is predicted.
        var study = new SyntheticStudy(800);
        double[] human = [.. Enumerable.Range(0, 800).Select(row => 3 + (2 * study.X[row]) + (study.Confidence[row] / 10) + (0.5 * study.Human[row]))];
        var problem = new StudyProblem(
            study.Keys,
            [AnnotatedVariable.OfNumber("v", 800, human.Select(value => Math.Round(value)).ToArray(), default)],
            [new StudyEstimand("mean", new MEstimator<Glm<Gaussian, Size1>>(), new Covariates(Enumerable.Repeat(1.0, 800).ToArray(), 800), FeatureMap.Number(0),
                [Target.Coefficient(0, "mean", Scale.Mean, 1)])],
            new Covariates(study.X, 800));
        var sample = SyntheticStudy.Draw(new(problem, new(human)), SyntheticStudy.Plan(SamplingDesign.Error, 150));
        var calibrated = Fit(problem, sample, EstimationMethod.Calibrated);
        var alone = Fit(problem, sample, EstimationMethod.HumanOnly);
        Assert.InRange(calibrated.StandardError, 0, 0.5 * alone.StandardError);
        Assert.InRange(calibrated.Point, human.Average() - (5 * calibrated.StandardError), human.Average() + (5 * calibrated.StandardError));
    }

    [Fact]
    public void Given_labels_are_a_sample_with_the_share_labelled_as_probability()
    {
        var study = new SyntheticStudy(200);
        for (var row = 0; row < 150; row++) study.Human[row] = double.NaN;
        var sample = GivenSample.Uniform(study.Problem().Labels, variable: 0);
        Assert.All(sample.Probabilities.ToArray(), probability => Assert.Equal(0.25, probability));
        Assert.Equal(50, sample.LabelsSpent.Count);
        Assert.Equal(study.Human[150..].Average(), Fit(study.ShareOnly(), sample, EstimationMethod.HumanOnly).Point, 1e-12);
    }

    [Fact]
    public void Given_probabilities_weigh_the_labels()
    {
        var study = new SyntheticStudy(4) { Human = [1, 0, double.NaN, double.NaN] };
        var sample = GivenSample.Of(study.ShareOnly().Labels, 0, new(DrawMethod.Poisson, new[] { 0.25, 0.5, 0.5, 0.5 }));
        Assert.Equal(4.0 / 6, Fit(study.ShareOnly(), sample, EstimationMethod.HumanOnly).Point, 1e-12);
        Assert.Throws<ArgumentException>(() => GivenSample.Of(study.ShareOnly().Labels, 0, new(DrawMethod.Poisson, new[] { 0.5 })));
    }

    private static EstimationMethod Method(string name) => EstimationMethod.All.Single(method => method.Name == name);

    private static TargetEstimate Fit(StudyProblem problem, DrawnSample sample, EstimationMethod method)
    {
        var estimation = new StudyEstimation(problem, 5);
        return Assert.IsType<RectifiedFit>(estimation.Estimate(
            0, sample, method, estimation.OptionsFor(0, method, new InferenceSettings(Generalise.Corpus, 0.1)))).Targets[0];
    }

    private static long[] Estimates(StudyProblem problem, DrawnSample sample, EstimationMethod method) =>
        Estimates(new StudyEstimation(problem, 5), sample, method);

    private static long[] Estimates(StudyEstimation estimation, DrawnSample sample, EstimationMethod method) =>
    [
        .. Enumerable.Range(0, 2).SelectMany(estimand =>
        {
            var outcome = estimation.Estimate(estimand, sample, method,
                estimation.OptionsFor(estimand, method, new InferenceSettings(Generalise.Population, 0.1)));
            var target = Assert.IsType<RectifiedFit>(outcome).Targets[0];
            return new[] { target.Point, target.LowerEnd(), target.UpperEnd() }.Select(BitConverter.DoubleToInt64Bits);
        }),
    ];
}
