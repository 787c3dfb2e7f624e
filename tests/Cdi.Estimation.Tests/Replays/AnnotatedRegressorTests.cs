using Cdi.Estimation.Annotations;
using Cdi.Estimation.DesignChecks;
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
    [InlineData("predict_then_debias")]
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

    [Theory]
    [InlineData("human_only")]
    [InlineData("calibrated")]
    public void Given_labels_of_two_draws_are_one_sample_by_their_joint_probabilities(string name)
    {
        var (study, human, regressor, x) = Study();
        var (chanceOfResponse, chanceOfRegressor) = (Chances(x, 0.3, 0.4), Chances(x, 0.8, -0.3));
        var (response, other) = (Drawn(human, chanceOfResponse, 5), Drawn(regressor, chanceOfRegressor, 6));
        double[] both = [.. chanceOfResponse.Zip(chanceOfRegressor, (one, two) => one * two)];
        var draws = new GivenDraws(new(response, other), [new(DrawMethod.Poisson, chanceOfResponse), new(DrawMethod.Poisson, chanceOfRegressor)],
            new JointDraw([1, 0], new(DrawMethod.Poisson, both)));
        var sample = Assert.IsType<DrawnSample>(draws.SampleOf([0, 1]));
        bool[] labelled = [.. response.Zip(other, (one, two) => !double.IsNaN(one + two))];
        Assert.Equal(labelled, sample.Labelled.ToArray());
        Assert.True(labelled.Count(each => each) < response.Count(each => !double.IsNaN(each)));
        Assert.Equal(both, sample.Probabilities.ToArray());
        Assert.All(Enumerable.Range(0, Rows).Where(row => labelled[row]),
            row => Assert.Equal((human[row], regressor[row]), (sample.Labels[0].Span[row], sample.Labels[1].Span[row])));

        var (estimation, method) = (new StudyEstimation(study, 5), EstimationMethod.Find(name) ?? EstimationMethod.Dsl);
        var options = estimation.OptionsFor(0, method, new InferenceSettings(Generalise.Population, 0.1));
        var fit = Assert.IsType<RectifiedFit>(estimation.Estimate(0, sample, method, options));
        Assert.InRange(fit.Targets[0].StandardError, 0.05, 0.5);
        if (method != EstimationMethod.HumanOnly) return;
        var weighted = Samples.Fit<Glm<Bernoulli, Size3>>(Samples.Columns(Samples.All(Rows, 1.0), regressor, x),
            Samples.Sample(human, human, labelled, both), Samples.Options(LambdaPolicy.None));
        Close.Relative([.. weighted.Parameters], [.. fit.Parameters], 1e-9);
    }

    [Theory]
    [InlineData("product")]
    [InlineData("share")]
    [InlineData("nested")]
    public void Intervals_of_labels_drawn_apart_cover(string rule)
    {
        var (study, human, regressor, x) = Study();
        var truth = Samples.Fit<Glm<Bernoulli, Size3>>(Samples.Columns(Samples.All(Rows, 1.0), regressor, x), Samples.FullyLabelled(human),
            Samples.Options(LambdaPolicy.None)).Parameters[1];
        var (first, second) = (Chances(x, 0.4, 0.3), Chances(x, 0.6, -0.2));
        var estimation = new StudyEstimation(study, 5);
        var (within, widths) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, double>(StringComparer.Ordinal));
        for (var trial = 0; trial < Trials; trial++)
        {
            var (response, other) = (Drawn(human, first, 10 + (2 * trial)), Drawn(regressor, second, 11 + (2 * trial)));
            if (rule == "share") (response, other) = (Fixed(human, 600, trial), Fixed(regressor, 700, trial + Trials));
            if (rule == "nested") response = [.. response.Zip(other, (own, outer) => double.IsNaN(outer) ? double.NaN : own)];
            var both = response.Zip(other).Count(pair => !double.IsNaN(pair.First + pair.Second));
            var joint = rule == "share" ? Samples.All(Rows, (double)both / Rows) : [.. first.Zip(second, (one, two) => one * two)];
            var draws = new GivenDraws(new(response, other), [new(DrawMethod.Poisson, Samples.All(Rows, 1.0)), new(DrawMethod.Poisson, Samples.All(Rows, 1.0))],
                new JointDraw([0, 1], new(rule == "share" ? DrawMethod.FixedSize : DrawMethod.Poisson, joint)));
            var sample = Assert.IsType<DrawnSample>(draws.SampleOf([0, 1]));
            foreach (var method in new[] { EstimationMethod.HumanOnly, EstimationMethod.Dsl })
            {
                var options = estimation.OptionsFor(0, method, new InferenceSettings(Generalise.Corpus, 0.1));
                var target = Assert.IsType<RectifiedFit>(estimation.Estimate(0, sample, method, options)).Targets[0];
                within[method.Name] = within.GetValueOrDefault(method.Name) + (target.Lower <= truth && truth <= target.Upper ? 1 : 0);
                widths[method.Name] = widths.GetValueOrDefault(method.Name) + (target.Upper - target.Lower ?? 0);
            }
        }

        // 300 trials at .9: four standard deviations are .069.
        Assert.All(within, each => Assert.InRange(each.Value / (double)Trials, 0.9 - 0.069, 0.9 + 0.069));
        Assert.True(widths["dsl"] < 0.95 * widths["human_only"], $"{widths["dsl"]} {widths["human_only"]}");
    }

    [Fact]
    public void Of_an_intersection_without_a_joint_draw_there_is_no_sample()
    {
        var (_, human, regressor, x) = Study();
        var (chance, certain) = (Chances(x, 0.5, 0.2), Samples.All(Rows, 1.0));
        var (response, sameRows) = (Drawn(human, chance, 5), Drawn(regressor, chance, 5));
        var otherRows = Drawn(regressor, chance, 6);
        DeclaredDesign own = new(DrawMethod.Poisson, chance);

        // One draw labelled both: one sample, which is that of each. The declared draws are compared by what they say.
        var draws = new GivenDraws(new(response, sameRows), [own, new(DrawMethod.Poisson, chance.ToArray())]);
        var sample = Assert.IsType<DrawnSample>(draws.SampleOf([0, 1]));
        Assert.Same(sample, draws.SampleOf(0));
        Assert.Same(sample, draws.SampleOf(1));
        Assert.DoesNotContain(Enumerable.Range(0, Rows), row => sample.Labelled.Span[row] && double.IsNaN(sample.Labels[1].Span[row]));

        var row = Enumerable.Range(0, Rows).First(each => double.IsNaN(response[each]) != double.IsNaN(otherRows[each]));
        Assert.Equal(new SamplingFailure.JointDrawUndeclared(0, 1, row), new GivenDraws(new(response, otherRows), [own, own]).SampleOf([1, 0]));
        Assert.Equal(new SamplingFailure.JointDrawUndeclared(0, 1, null),
            new GivenDraws(new(response, sameRows), [own, own with { Method = DrawMethod.FixedSize }]).SampleOf([0, 1]));
        Assert.Equal(new SamplingFailure.JointProbabilityAbove(1, 0, 1, chance[0]),
            new GivenDraws(new(response, otherRows), [new(DrawMethod.Poisson, certain), own],
                new JointDraw([0, 1], new(DrawMethod.Poisson, certain))).SampleOf([0, 1]));
        Assert.Throws<ArgumentException>(() => new GivenDraws(new(response, otherRows), [own, own], new JointDraw([0, 0], own)));
        Assert.Throws<ArgumentException>(() => new GivenDraws(new(response, otherRows), [own]));
    }

    private static double[] Chances(double[] x, double constant, double slope) => [.. x.Select(each => constant + (slope * each))];

    private static double[] Drawn(double[] labels, double[] chances, int use) =>
        [.. labels.Select((label, row) =>
            new CounterRandom(9, RandomPurpose.Draw, use).Uniform(RowKey.FromRowNumber(row)) < chances[row] ? label : double.NaN)];

    private static double[] Fixed(double[] labels, int count, int use)
    {
        var random = new CounterRandom(9, RandomPurpose.Permutation, use);
        var drawn = Enumerable.Range(0, Rows).OrderBy(row => random.Uniform(RowKey.FromRowNumber(row))).Take(count).ToHashSet();
        return [.. labels.Select((label, row) => drawn.Contains(row) ? label : double.NaN)];
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
