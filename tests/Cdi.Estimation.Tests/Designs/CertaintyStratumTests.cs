using Cdi.Estimation.Designs;
using Cdi.Estimation.Estimates;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Replays;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Tests.Problems;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Designs;

/// <summary>Rows that prompts show with their labels: a stratum of certainty, before all others (specs/statistics.md, "Texts that prompts show").</summary>
public sealed class CertaintyStratumTests
{
    private const int Rows = 600;

    [Theory]
    [InlineData("uniform")]
    [InlineData("error")]
    public void Examples_are_the_first_round_with_certainty_and_rows_without_an_answer_follow(string name)
    {
        var study = Study(out var examples);
        study.Machine[Array.IndexOf(examples, false)] = double.NaN;
        var plan = SyntheticStudy.Plan(SamplingDesign.All.Single(each => each.Name == name), 120);
        var sample = Assert.IsType<DrawnSample>(new AdaptiveSampling(WithExamples(study.Problem(), examples)).Draw(plan, study.Problem().Labels));
        Assert.Equal([SamplingRoundKind.Examples, SamplingRoundKind.Certain], sample.Rounds.Take(2).Select(round => round.Kind));
        Assert.Equal((examples.Count(each => each), 1), (sample.Rounds[0].Drawn.Count, sample.Rounds[1].Drawn.Count));
        Assert.Equal(120, sample.LabelsSpent.Count);
        for (var row = 0; row < Rows; row++)
        {
            if (!examples[row]) continue;
            Assert.Equal((1.0, true, 0), (sample.Probabilities.Span[row], sample.Labelled.Span[row], sample.Blocks.Span[row]));
        }

        Assert.Equal(120, sample.Probabilities.ToArray().Sum(), 1e-9);
    }

    [Theory]
    [InlineData("uniform", Generalise.Corpus)]
    [InlineData("error", Generalise.Corpus)]
    [InlineData("uniform", Generalise.Population)]
    public void Examples_chosen_by_their_labels_bias_nothing_and_intervals_cover(string name, Generalise generalise)
    {
        // The examples are all rows with the event among the first 100, the worst choice there is. 400 trials of 120 labels: the bias of each method must
        // lie within five of its own Monte-Carlo errors, and the exact 99.9 % interval of coverage must reach the level.
        var study = Study(out var examples);
        var problem = WithExamples(study.Problem(), examples);
        var result = Assert.IsType<ReplayResult>(new StudyReplay(problem, study.Problem().Labels).Run(new ReplaySettings
        {
            Name = $"examples @ {name}, {generalise}",
            Plan = SyntheticStudy.Plan(SamplingDesign.All.Single(each => each.Name == name), 120),
            Methods = [EstimationMethod.HumanOnly, EstimationMethod.Dsl, EstimationMethod.Calibrated],
            Inference = new(generalise, 0.1),
            Trials = 400,
        }));
        Assert.All(result.Cells.Where(cell => cell.Estimand == "share"), cell =>
        {
            Assert.InRange(cell.Bias.Value, -5 * cell.Bias.StandardError, 5 * cell.Bias.StandardError);
            Assert.True(cell.Coverage.Holds(0.9), $"{cell.Method}: {cell.Coverage.Share}");
        });
    }

    [Fact]
    public void A_corpus_of_nothing_but_examples_gives_the_plain_mean_without_an_error()
    {
        var study = new SyntheticStudy(80);
        study.Machine.AsSpan().Fill(double.NaN);
        var every = new bool[80];
        every.AsSpan().Fill(true);
        var recorded = study.ShareOnly();
        var problem = WithExamples(recorded, every);
        var sample = Assert.IsType<DrawnSample>(new AdaptiveSampling(problem).Draw(SyntheticStudy.Plan(SamplingDesign.Uniform, 80), recorded.Labels));
        var estimation = new StudyEstimation(problem, 7);
        var fit = Assert.IsType<RectifiedFit>(estimation.Estimate(
            0, sample, EstimationMethod.HumanOnly, estimation.OptionsFor(0, EstimationMethod.HumanOnly, new(Generalise.Corpus, 0.1))));
        Assert.Equal((study.Human.Average(), 0.0), (fit.Targets[0].Point, fit.Targets[0].StandardError));
    }

    [Fact]
    public void The_order_of_rows_changes_nothing()
    {
        var study = Study(out var examples);
        var turned = Study(out _);
        (turned.Keys, turned.X, turned.Human) = ([.. study.Keys.Reverse()], [.. study.X.Reverse()], [.. study.Human.Reverse()]);
        (turned.Machine, turned.Confidence) = ([.. study.Machine.Reverse()], [.. study.Confidence.Reverse()]);
        var plan = SyntheticStudy.Plan(SamplingDesign.Error, 120);
        var one = Draw(study, examples, plan);
        var other = Draw(turned, [.. examples.Reverse()], plan);
        Assert.Equal(one.Labelled.ToArray(), other.Labelled.ToArray().Reverse());
        Assert.Equal(one.Blocks.ToArray(), other.Blocks.ToArray().Reverse());
    }

    [Fact]
    public void Examples_and_failures_above_the_budget_leave_no_sample()
    {
        var study = Study(out var examples);
        var count = examples.Count(each => each);
        var sampling = new AdaptiveSampling(WithExamples(study.Problem(), examples));
        var outcome = sampling.Draw(SyntheticStudy.Plan(SamplingDesign.Uniform, count), study.Problem().Labels);
        Assert.Equal(new SamplingFailure.FailedRowsExceedBudget(0, new Labels(count)) { Examples = count }, outcome);
    }

    [Fact]
    public async Task A_sample_stops_at_its_examples_and_asks_for_no_forecast_before_they_are_labelled()
    {
        // Until the LLM is asked nothing is known of its confidence, on which this design rests.
        var study = Study(out var examples);
        study.Confidence = [];
        var plan = SyntheticStudy.Plan(SamplingDesign.Confidence, 120);
        var ledger = new MemoryLedger();
        var outcome = await new AdaptiveSampling(WithExamples(study.Problem(), examples)).DrawAsync(plan, AwaitedLabels.Instance, ledger);
        Assert.Equal(examples.Count(each => each), Assert.IsType<SamplingFailure.DrawnRowsWithoutLabel>(outcome).Rows.Length);
        Assert.Equal(SamplingRoundKind.Examples, Assert.IsType<StudyEvent.RoundDrawn>(ledger.Events[^1]).Kind);
    }

    private static DrawnSample Draw(SyntheticStudy study, bool[] examples, SamplingPlan plan) =>
        Assert.IsType<DrawnSample>(new AdaptiveSampling(WithExamples(study.Problem(), examples)).Draw(plan, study.Problem().Labels));

    /// <summary>A corpus whose LLM is not asked about its examples, all rows with the event among the first hundred, and elsewhere says what it was shown:
    /// the event, in three of four rows.</summary>
    private static SyntheticStudy Study(out bool[] examples)
    {
        var study = new SyntheticStudy(Rows);
        examples = [.. study.Human.Select((label, row) => row < 100 && label == 1)];
        for (var row = 0; row < Rows; row++)
        {
            if (!examples[row] && row % 4 != 0) study.Machine[row] = 1;
            if (examples[row]) (study.Machine[row], study.Confidence[row]) = (double.NaN, double.NaN);
        }

        return study;
    }

    private static StudyProblem WithExamples(StudyProblem problem, bool[] examples) =>
        new(problem.Keys, problem.Variables, problem.Estimands, problem.Predictors) { Examples = examples };
}
