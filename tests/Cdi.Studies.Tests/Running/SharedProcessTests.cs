using Cdi.Estimation.Numerics;
using Cdi.Reporting;
using Cdi.Studies.Definitions;
using Cdi.Studies.Tests.Studies;

namespace Cdi.Studies.Tests.Running;

/// <summary>Runs that share a process, and runs that are ended in the middle.</summary>
public class SharedProcessTests
{
    private const int Stages = 11;

    private static readonly ReportFormat[] Every = [ReportFormat.Html, ReportFormat.Markdown, ReportFormat.Json, ReportFormat.Csv];

    public static TheoryData<int> Steps => [.. Enumerable.Range(1, Stages)];

    [Fact]
    public async Task Runs_at_the_same_time_give_what_each_gives_alone()
    {
        // A pass is shared from 49 152 rows on.
        var rows = SmallCorpus.Rows(50_000);
        StudyDefinition[] studies = [SmallStudy.Replay, SmallStudy.Given, SmallStudy.Replay with { Inference = SmallStudy.Replay.Inference with { Alpha = 0.2 } }];
        var alone = new List<IReadOnlyList<ReportFile>>();
        foreach (var study in studies) alone.Add(ReportWriter.Render(await SmallStudy.Result(study, rows), Every));

        var together = await Task.WhenAll(studies.Concat(studies).Select((study, i) => Task.Run(async () =>
            ReportWriter.Render(await SmallStudy.Result(study, rows, options => options with { DegreeOfParallelism = 1 + (i % 3) }), Every))));

        Assert.All(together.Select((report, i) => (report, i)), each => Assert.Equal(alone[each.i % studies.Length], each.report));
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_run_that_is_cancelled_at_a_stage_ends_there_and_the_next_run_is_whole(int step)
    {
        var rows = SmallCorpus.Rows(400);
        var expected = (await SmallStudy.Result(SmallStudy.Replay, rows)).ToJson();
        using var source = new CancellationTokenSource();
        var stages = new CancellingProgress(step, source);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            SmallStudy.Run(SmallStudy.Replay, rows, options => options with { Progress = stages, CancellationToken = source.Token }));

        Assert.Equal(step, stages.Last);
        Assert.Equal(expected, (await SmallStudy.Result(SmallStudy.Replay, rows)).ToJson());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_kernel_of_two_parameters_refuses_as_many_as(int length)
    {
        var refusal = Assert.Throws<ArgumentException>(() => KernelArguments.Require(new double[length], 2));
        Assert.StartsWith($"θ has {length} elements where the loss has 2 parameters.", refusal.Message, StringComparison.Ordinal);
    }

    private sealed class CancellingProgress(int step, CancellationTokenSource source) : IProgress<StudyProgress>
    {
        public int Last { get; private set; }

        public void Report(StudyProgress value)
        {
            Last = value.Step;
            if (value.Step == step) source.Cancel();
        }
    }
}
