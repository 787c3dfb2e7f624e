using Cdi.Studies.Tests.Studies;

namespace Cdi.Studies.Tests.Running;

/// <summary>What a run tells of its stages, and how it is ended between them.</summary>
public class StudyProgressTests
{
    private static readonly IReadOnlyList<SmallRow> Rows = SmallCorpus.Rows(600);

    [Fact]
    public async Task Progress_counts_every_stage()
    {
        var stages = new StageLog();
        await SmallStudy.Result(SmallStudy.Replay, Rows, options => options with { Progress = stages });

        Assert.Equal(Enumerable.Range(1, 11), stages.Seen.Select(stage => stage.Step));
        Assert.All(stages.Seen, stage => Assert.Equal(11, stage.Steps));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(10)]
    public async Task Cancelling_in_any_stage_ends_the_run_before_the_next(int step)
    {
        using var cancelled = new CancellationTokenSource();
        var stages = new StageLog { Told = stage => Cancel(stage.Step) };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => SmallStudy.Run(SmallStudy.Replay, Rows, options => options with { Progress = stages }, cancelled.Token));
        Assert.Equal(step, stages.Seen.Count);

        void Cancel(int begun)
        {
            if (begun == step) cancelled.Cancel();
        }
    }

    private sealed class StageLog : IProgress<StudyProgress>
    {
        public List<StudyProgress> Seen { get; } = [];

        public Action<StudyProgress> Told { get; init; } = _ => { };

        public void Report(StudyProgress value)
        {
            Seen.Add(value);
            Told(value);
        }
    }
}
