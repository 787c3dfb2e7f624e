using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Numerics;
using Cdi.Reporting;
using Cdi.Studies.Definitions;
using Cdi.Studies.Tests.Kernels;
using Cdi.Studies.Tests.Studies;

namespace Cdi.Studies.Tests.Running;

/// <summary>Runs that share a process, and runs that are ended in the middle.</summary>
public class SharedProcessTests
{
    private const int Stages = 11;

    // Threads share a pass from 49 153 rows on, four blocks.
    private static readonly IReadOnlyList<SmallRow> Many = SmallCorpus.Rows(50_000);

    private static readonly ReportFormat[] Every = [ReportFormat.Html, ReportFormat.Markdown, ReportFormat.Json, ReportFormat.Csv];

    public static TheoryData<int> Steps => [.. Enumerable.Range(1, Stages)];

    [Fact]
    public async Task Runs_at_the_same_time_give_what_each_gives_alone_while_others_are_cancelled()
    {
        StudyDefinition[] studies = [SmallStudy.Replay, SmallStudy.Given,
            SmallStudy.Replay with { Inference = SmallStudy.Replay.Inference with { Alpha = 0.2 } }];
        var alone = new List<IReadOnlyList<ReportFile>>();
        foreach (var study in studies) alone.Add(ReportWriter.Render(await SmallStudy.Result(study, Many), Every));

        var cancelled = Enumerable.Range(3, 3).Select(CancelledAt).ToList();
        var together = await Task.WhenAll(studies.Concat(studies).Select(async (study, i) =>
            ReportWriter.Render(await SmallStudy.Result(study, Many, options => options with { DegreeOfParallelism = 1 + (i % 2) }), Every)));

        Assert.All(together.Select((report, i) => (report, i)), each => Assert.Equal(alone[each.i % studies.Length], each.report));
        foreach (var run in cancelled) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(10, 1)]
    [InlineData(40, 1)]
    [InlineData(10, 2)]
    [InlineData(60, 2)]
    public async Task A_run_that_is_cancelled_in_a_block_of_rows_begins_none_but_those_of_other_threads(int block, int threads)
    {
        using var source = new CancellationTokenSource();
        var share = SmallStudy.Share with { Estimator = new MEstimator<CancellingMeanKernel>() };
        var study = SmallStudy.Replay with { Estimands = [share], Sampling = SmallStudy.Replay.Sampling with { Serve = ["share"] } };
        CancellingMeanKernel.CancelInBlock(block, source);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => SmallStudy.Run(study, Many, options => options with { DegreeOfParallelism = threads }, source.Token));

        // Counted, not timed: a block is 16 384 rows, less than half a millisecond of any kernel that README measures.
        Assert.InRange(CancellingMeanKernel.After, 0, threads - 1);
    }

    [Fact]
    public async Task A_run_computes_on_another_thread_than_its_callers()
    {
        using var returned = new ManualResetEventSlim();
        var stages = new WaitingProgress(returned);
        var run = SmallStudy.Run(SmallStudy.Given, SmallCorpus.Rows(200), options => options with { Progress = stages });
        returned.Set();
        await run;
        Assert.True(stages.Began);
    }

    [Fact]
    public void A_negative_number_of_threads_is_refused_where_it_is_written() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new StudyRunOptions { DegreeOfParallelism = -1 });

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_run_that_is_cancelled_at_a_stage_ends_there_and_the_next_run_is_whole(int step)
    {
        var rows = SmallCorpus.Rows(400);
        var expected = (await SmallStudy.Result(SmallStudy.Replay, rows)).ToJson();
        using var source = new CancellationTokenSource();
        var stages = new CancellingProgress(step, source);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            SmallStudy.Run(SmallStudy.Replay, rows, options => options with { Progress = stages }, source.Token));

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

    private static async Task CancelledAt(int step)
    {
        using var source = new CancellationTokenSource();
        await SmallStudy.Run(SmallStudy.Replay, Many, options =>
            options with { Progress = new CancellingProgress(step, source), DegreeOfParallelism = 2 }, source.Token);
    }

    /// <summary>Waits until the caller has its task, which it would never have if it computed itself.</summary>
    private sealed class WaitingProgress(ManualResetEventSlim returned) : IProgress<StudyProgress>
    {
        public bool Began { get; private set; }

        public void Report(StudyProgress value)
        {
            if (!returned.Wait(TimeSpan.FromMinutes(1))) throw new InvalidOperationException("The caller waits for the run that it began.");
            Began = true;
        }
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
