using Cdi.Estimation.Designs;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Replays;
using Cdi.Estimation.Tests.Problems;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Replays;

/// <summary>A replay resamples where its intervals need it, and refuses beforehand where it cannot.</summary>
public sealed class PercentileReplayTests
{
    [Theory]
    [InlineData(IntervalRule.Percentile, ResampleRefit.OneStep)]
    [InlineData(IntervalRule.Percentile, ResampleRefit.Full)]
    [InlineData(IntervalRule.Basic, ResampleRefit.OneStep)]
    [InlineData(IntervalRule.BiasCorrected, ResampleRefit.OneStep)]
    [InlineData(IntervalRule.FiniteSample, ResampleRefit.OneStep)]
    public void Intervals_from_resampled_rows_of_a_replay_cover(IntervalRule rule, ResampleRefit refit)
    {
        var result = Assert.IsType<ReplayResult>(Study().Replay.Run(Settings(Percentile with
        {
            Interval = rule, Refit = refit, Variance = VarianceEstimator.Bootstrap,
        })));

        // 150 trials at .9: four standard deviations are .098.
        Assert.All(result.Cells, cell => Assert.True(cell.Coverage.Share > 0.9 - 0.098, $"{cell.Method} {cell.Coverage.Share}"));
        Assert.All(result.Cells, cell => Assert.Equal((0, 0), (cell.Failures, cell.Withheld)));
    }

    [Fact]
    public void They_are_no_intervals_of_another_kind_and_follow_the_seed_alone()
    {
        ReplayCell Cell(InferenceSettings inference, int threads) => Assert.IsType<ReplayResult>(
            Study().Replay.Run(Settings(inference) with { Trials = 4, Threads = threads })).Cells[0];
        var once = Cell(Percentile, 1);
        Assert.Equal(once, Cell(Percentile, 3));
        Assert.NotEqual(once.Width.Value, Cell(Percentile with { Interval = IntervalRule.Wald }, 1).Width.Value);
    }

    [Fact]
    public void A_corpus_clusters_and_few_replicates_are_refused_before_a_trial()
    {
        void Refused(string words, RecordedStudy study, InferenceSettings inference) => Assert.Contains(
            words, Assert.Throws<ArgumentException>(() => study.Replay.Run(Settings(inference))).Message, StringComparison.Ordinal);
        Refused("population", Study(), Percentile with { Generalise = Generalise.Corpus });
        Refused("replicates", Study(), Percentile with { Replicates = 10 });
        var study = Study();
        var asked = study.Estimands[0];
        var clustered = new StudyEstimand(asked.Name, asked.Estimator, asked.Covariates, asked.Features, asked.Targets)
        {
            Clusters = Enumerable.Range(0, 300).Select(row => row / 3).ToArray(),
        };
        Refused("clusters", study.With(clustered), Percentile);
    }

    private static InferenceSettings Percentile { get; } = new(Generalise.Population, 0.1) { Interval = IntervalRule.Percentile, Replicates = 199 };

    private static RecordedStudy Study() => new SyntheticStudy(300).ShareOnly();

    private static ReplaySettings Settings(InferenceSettings inference) => new()
    {
        Name = "percentiles",
        Trials = 150,
        Threads = 2,
        Plan = SyntheticStudy.Plan(SamplingDesign.Uniform, 80),
        Methods = [EstimationMethod.HumanOnly, EstimationMethod.Dsl],
        Inference = inference,
    };
}
