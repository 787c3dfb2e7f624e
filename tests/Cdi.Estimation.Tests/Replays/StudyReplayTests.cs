using Cdi.Estimation.Designs;
using Cdi.Estimation.Tests.Problems;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Replays;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Replays;

public sealed class StudyReplayTests
{
    [Theory]
    [InlineData(Generalise.Corpus)]
    [InlineData(Generalise.Population)]
    public void Any_number_of_threads_gives_the_same_result(Generalise generalise)
    {
        var problem = new SyntheticStudy(300).Problem();
        var settings = Settings("threads", generalise) with { Trials = 12 };
        var one = Assert.IsType<ReplayResult>(problem.Replay.Run(settings with { Threads = 1 }));
        foreach (var threads in (int[])[2, 3, 7])
        {
            var many = Assert.IsType<ReplayResult>(problem.Replay.Run(settings with { Threads = threads }));
            Assert.Equal<ReplayCell>(one.Cells, many.Cells);
        }
    }

    [Fact]
    public void Cells_come_by_estimand_target_and_method()
    {
        var result = Run(new SyntheticStudy(300).Problem(), Settings("cells", Generalise.Corpus) with { Trials = 4 });
        Assert.Equal(["slope", "slope", "share", "share"], result.Cells.Select(cell => cell.Estimand));
        Assert.Equal([EstimationMethod.HumanOnly, EstimationMethod.Calibrated, EstimationMethod.HumanOnly, EstimationMethod.Calibrated],
            result.Cells.Select(cell => cell.Method));
        Assert.All(result.Cells, cell => Assert.Equal((60, 60.0), (cell.LabelsMaximum, cell.LabelsMean)));
    }

    [Fact]
    public void Truth_is_the_value_on_the_fully_labelled_corpus()
    {
        var study = new SyntheticStudy(300);
        var result = Run(study.Problem(), Settings("truth", Generalise.Population) with { Trials = 2 });
        double ShareWhere(double x) => study.Human.Where((_, row) => study.X[row] == x).Average();
        double LogOdds(double share) => Math.Log(share / (1 - share));
        Assert.Equal(LogOdds(ShareWhere(1)) - LogOdds(ShareWhere(0)), result.Cells[0].Truth, 1e-9);
        Assert.Equal(study.Human.Average(), result.Cells[2].Truth, 1e-12);
    }

    [Theory]
    [InlineData(Generalise.Corpus)]
    [InlineData(Generalise.Population)]
    public void A_plain_mean_is_measured_as_theory_has_it(Generalise generalise)
    {
        // Simple random sampling of 60 of 300 rows: the effective sample size is 60, and there is no bias. The width is 2z·√(s²(1/60 − 1/300)) or 2z·s/√60
        // and a little more for two pseudo-labels, which the next line adds. Measures must lie within five of their own Monte-Carlo errors.
        var study = new SyntheticStudy(300);
        var settings = Settings("theory", generalise) with { Trials = 600, Methods = [EstimationMethod.HumanOnly] };
        var cell = Assert.Single(Run(study.ShareOnly(), settings with { Plan = settings.Plan with { Design = SamplingDesign.Uniform } }).Cells);
        var share = study.Human.Average();
        var variance = share * (1 - share) * ((1.0 / 60) - (generalise == Generalise.Corpus ? 1.0 / 300 : 0));
        AssertNear(60, cell.EffectiveLabels);
        AssertNear(60, cell.EffectiveLabelsMonteCarlo);
        AssertNear(0, cell.Bias);
        AssertNear(Math.Sqrt(variance), cell.RootMeanSquaredError);
        var (square, slope) = (0.8 / (60 * 60), 0.8 / 60);
        var half = 1.6448536269514722 * 1.6448536269514722 * 2 * square * slope / (variance + (2 * square)) / 2;
        Assert.Equal(2 * (half + Math.Sqrt((half * half) + (1.6448536269514722 * 1.6448536269514722 * variance))), cell.Width.Value, 0.02 * cell.Width.Value);
        Assert.True(cell.Coverage.Holds(0.9));
    }

    [Fact]
    public void Seeds_follow_from_the_name_and_the_trial()
    {
        var settings = Settings("a", Generalise.Corpus);
        Assert.NotEqual(settings.SeedOf(0), settings.SeedOf(1));
        Assert.NotEqual(settings.SeedOf(0), (settings with { Name = "b" }).SeedOf(0));
        Assert.Equal(settings.SeedOf(3), (settings with { Trials = 9, Threads = 1 }).SeedOf(3));
    }

    [Fact]
    public void A_blank_label_leaves_no_truth()
    {
        var study = new SyntheticStudy(300);
        study.Human[5] = study.Human[6] = double.NaN;
        Assert.Equal(new ReplayFailure.LabelsUnknown(0, 2), study.Problem().Replay.Run(Settings("blank", Generalise.Corpus)));
    }

    [Fact]
    public void A_separated_corpus_leaves_no_truth()
    {
        var study = new SyntheticStudy(300);
        study.Human = [.. study.Human.Select((label, row) => study.X[row] == 1 ? 1 : label)];
        var failure = Assert.IsType<ReplayFailure.TruthUnavailable>(study.Problem().Replay.Run(Settings("separated", Generalise.Corpus)));
        Assert.Equal(0, failure.Estimand);
        Assert.IsType<SolveFailure.Separation>(failure.Reason);
    }

    [Fact]
    public void A_budget_above_the_corpus_is_a_failure()
    {
        var settings = Settings("budget", Generalise.Corpus);
        var outcome = new SyntheticStudy(30).ShareOnly().Replay.Run(settings);
        Assert.Equal(new ReplayFailure.SampleUnavailable(0, new SamplingFailure.BudgetExceedsCorpus(new Labels(60), 30)), outcome);
    }

    [Fact]
    public void A_replay_can_be_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        Assert.Throws<OperationCanceledException>(() => new SyntheticStudy(300).Problem().Replay.Run(
            Settings("stop", Generalise.Corpus), null, cancellation.Token));
    }

    [Fact]
    public void Settings_that_no_trial_could_run_are_refused()
    {
        var replay = new SyntheticStudy(300).Problem().Replay;
        var settings = Settings("refused", Generalise.Corpus);
        ReplaySettings[] wrong =
        [
            settings with { Inference = settings.Inference with { Alpha = 90 } },
            settings with { Methods = [] },
            settings with { Trials = 1 },
            settings with { Threads = 0 },
            settings with { Plan = settings.Plan with { Rounds = 0 } },
        ];
        Assert.All(wrong, bad => Assert.ThrowsAny<ArgumentException>(() => replay.Run(bad)));
        var withoutAnswers = new SyntheticStudy(300) { Machine = [], Confidence = [] }.Problem().Replay;
        Assert.Throws<ArgumentException>(() => withoutAnswers.Run(settings with { Methods = [EstimationMethod.ConfidenceDriven] }));
    }

    [Theory]
    [InlineData(Generalise.Corpus)]
    [InlineData(Generalise.Population)]
    public void Poisson_draws_cover_and_spend_the_budget_on_average(Generalise generalise)
    {
        var settings = Settings("poisson", generalise) with { Trials = 200 };
        settings = settings with { Plan = settings.Plan with { Draw = DrawMethod.Poisson } };
        var result = Run(new SyntheticStudy(300).ShareOnly(), settings);

        // The number of labels has a variance below 60 in each trial.
        Assert.Equal(60, result.Cells[0].LabelsMean, 5 * Math.Sqrt(60.0 / 200));
        Assert.True(result.Cells[0].LabelsMaximum > 60);
        Assert.All(result.Cells, cell => Assert.True(cell.Coverage.Holds(0.9), $"{cell.Method}: {cell.Coverage}"));
    }

    [Fact]
    public void Clusters_are_resampled_whole()
    {
        // All rows of a cluster have one label, so that 300 rows are worth 60: a mean over resampled rows would be five times too sure.
        var study = new SyntheticStudy(300);
        int[] clusters = [.. Enumerable.Range(0, 300).Select(row => row / 5)];
        study.Human = [.. clusters.Select(cluster => study.Human[5 * cluster])];
        var whole = study.ShareOnly();
        var estimand = whole.Estimands[0];
        var problem = whole.With(new StudyEstimand(estimand.Name, estimand.Estimator, estimand.Covariates, estimand.Features,
            estimand.Targets) { Clusters = clusters });
        var settings = Settings("clusters", Generalise.Population) with { Trials = 300, Methods = [EstimationMethod.HumanOnly] };
        settings = settings with { Plan = settings.Plan with { Design = SamplingDesign.Uniform, Budget = new Labels(300) } };
        var cell = Assert.Single(Run(problem, settings).Cells);
        var share = study.Human.Average();
        AssertNear(Math.Sqrt(share * (1 - share) / 60), cell.RootMeanSquaredError);
    }

    internal static ReplaySettings Settings(string name, Generalise generalise) => new()
    {
        Name = name,
        Plan = SyntheticStudy.Plan(SamplingDesign.Error, 60),
        Methods = [EstimationMethod.HumanOnly, EstimationMethod.Calibrated],
        Inference = new(generalise, 0.1),
        Trials = 20,
        Threads = 2,
    };

    private static ReplayResult Run(RecordedStudy problem, ReplaySettings settings) => Assert.IsType<ReplayResult>(problem.Replay.Run(settings));

    private static void AssertNear(double expected, Measure measure) =>
        Assert.InRange(measure.Value, expected - (5 * measure.StandardError), expected + (5 * measure.StandardError));
}
