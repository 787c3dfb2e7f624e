using Cdi.Estimation.Annotations;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Estimates;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Replays;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Tests.Problems;
using Cdi.Estimation.Tests.Rectification;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Replays;

/// <summary>A logit whose response and regressor are both annotated: the joint class of two labels, with one kernel and one map.</summary>
public sealed class AnnotatedRegressorTests
{
    private const int Rows = 1500;
    private const int Trials = 300;

    [Theory]
    [InlineData("human_only")]
    [InlineData("dsl")]
    [InlineData("calibrated")]
    public void Of_a_corpus_that_is_labelled_wholly_it_is_the_logit_of_what_people_said(string name)
    {
        var (study, human, regressor, x) = Study();
        var sample = SyntheticStudy.Draw(study, SyntheticStudy.Plan(SamplingDesign.Uniform, Rows));
        var estimation = new StudyEstimation(study, 5);
        var method = EstimationMethod.Find(name) ?? EstimationMethod.Dsl;
        var options = estimation.OptionsFor(0, method, new InferenceSettings(Generalise.Population, 0.1));
        var fit = Assert.IsType<RectifiedFit>(estimation.Estimate(0, sample, method, options));

        var classical = Samples.Fit<Glm<Bernoulli, Size3>>(Samples.Columns(Samples.All(Rows, 1.0), regressor, x), Samples.FullyLabelled(human),
            Samples.Options(LambdaPolicy.None));
        Close.Relative([.. classical.Parameters], [.. fit.Parameters], 1e-9);
        Assert.Equal(classical.Targets[1].StandardError, fit.Targets[0].StandardError, 1e-9);
    }

    [Theory]
    [InlineData("uniform")]
    [InlineData("error")]
    public void Intervals_cover_where_the_annotator_errs_in_both_and_predictions_narrow_them(string design)
    {
        var (study, human, regressor, x) = Study();
        var result = Assert.IsType<ReplayResult>(study.Replay.Run(new ReplaySettings
        {
            Name = "regressor",
            Trials = Trials,
            Threads = 2,
            Plan = SyntheticStudy.Plan(SamplingDesign.Find(design) ?? SamplingDesign.Uniform, 300),
            Methods = [EstimationMethod.HumanOnly, EstimationMethod.Dsl, EstimationMethod.Calibrated],
            Inference = new InferenceSettings(Generalise.Corpus, 0.1),
        }));

        var classical = Samples.Fit<Glm<Bernoulli, Size3>>(Samples.Columns(Samples.All(Rows, 1.0), regressor, x), Samples.FullyLabelled(human),
            Samples.Options(LambdaPolicy.None));
        Assert.All(result.Cells, cell => Assert.Equal(classical.Parameters[1], cell.Truth, 1e-9));

        // 300 trials at .9: four standard deviations are .069.
        Assert.All(result.Cells, cell => Assert.True(cell.Coverage.Share > 0.9 - 0.069, $"{cell.Method} {cell.Coverage.Share}"));
        var widths = result.Cells.ToDictionary(cell => cell.Method.Name, cell => cell.Width.Value);
        Assert.True(widths["calibrated"] < 0.95 * widths["human_only"], $"{widths["calibrated"]} {widths["human_only"]}");
    }

    // P(w = 1) = .5, P(v = 1) = logistic(−.4 + w + .5x); the LLM errs in an eighth of both labels, each for itself.
    private static (RecordedStudy Study, double[] Human, double[] Regressor, double[] X) Study()
    {
        var keys = Enumerable.Range(0, Rows).Select(RowKey.FromRowNumber).ToArray();
        double Uniform(int row, int use) => new CounterRandom(8, RandomPurpose.Resample, use).Uniform(keys[row]);
        double[] x = [.. Enumerable.Range(0, Rows).Select(row => Uniform(row, 0) < 0.4 ? 1.0 : 0)];
        double[] regressor = [.. Enumerable.Range(0, Rows).Select(row => Uniform(row, 1) < 0.5 ? 1.0 : 0)];
        double[] human = [.. Enumerable.Range(0, Rows).Select(row => Uniform(row, 2) < 1 / (1 + Math.Exp(0.4 - regressor[row] - (0.5 * x[row]))) ? 1.0 : 0)];
        double[] Said(double[] labels, int use) => [.. labels.Select((label, row) => Uniform(row, use) < 0.125 ? 1 - label : label)];

        var estimand = new StudyEstimand("slope", new MEstimator<LogitOfAnnotatedRegressor>(), new Covariates(x, Rows),
            FeatureMap.Joint([0, 1], [2, 2], [.. Enumerable.Range(0, 16).Select(cell => cell / 4 == cell % 4 ? 1.0 : 0)], 4),
            [Target.Coefficient(1, "w", Scale.LogOdds, 3)]);
        AnnotatedVariable[] variables =
            [AnnotatedVariable.OfClasses("v", 2, Rows, Said(human, 3), default), AnnotatedVariable.OfClasses("w", 2, Rows, Said(regressor, 4), default)];
        return (new(new StudyProblem(keys, variables, [estimand], new Covariates(x, Rows)), new(human, regressor)), human, regressor, x);
    }
}
