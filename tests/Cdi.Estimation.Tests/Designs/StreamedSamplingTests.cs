using System.Runtime.CompilerServices;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Estimates;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Tests.Problems;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Designs;

/// <summary>Uniform samples of rows that are read and never held: the rows, π and estimates of the same plan in memory.</summary>
public sealed class StreamedSamplingTests
{
    private const int Rows = 20_011;

    [Theory]
    [InlineData(DrawMethod.FixedSize, true, 700, 0.1, 900)]
    [InlineData(DrawMethod.FixedSize, false, 700, 0.1, 20_011)]
    [InlineData(DrawMethod.FixedSize, false, 700, 0.0, 1)]
    [InlineData(DrawMethod.Poisson, true, 700, 0.1, 900)]
    [InlineData(DrawMethod.Poisson, false, 19_000, 1.0, 900)]
    [InlineData(DrawMethod.FixedSize, true, 20_011, 0.1, 900)]
    public async Task A_sample_is_that_of_the_same_plan_in_memory(DrawMethod draw, bool annotates, int budget, double tau, int most)
    {
        var (streamed, held) = (CountedStudy.Streamed(most == 1 ? 501 : Rows, false), CountedStudy.Held(most == 1 ? 501 : Rows, false));
        var plan = Plan(most == 1 ? 200 : budget) with { Draw = draw, AnnotateFailures = annotates, Tau = tau };
        var (labels, kept) = (new RecordedAnnotations(CountedStudy.All(held.RowCount, CountedStudy.Human)), new MemoryLedger());
        var expected = Assert.IsType<DrawnSample>(await new AdaptiveSampling(held).DrawAsync(plan, labels, kept)).ToLabelled();
        var recorded = new MemoryLedger();
        var (drawn, failure) = await new StreamedSampling(streamed, most).DrawAsync(plan, new CountedLabels(), recorded, CancellationToken.None);
        Assert.Null(failure);
        var sample = Assert.IsType<LabelledSample>(drawn);
        Assert.Equal(expected.LabelledRows.ToArray(), sample.LabelledRows.ToArray());
        Assert.Equal(expected.Labels[0].ToArray(), sample.Labels[0].ToArray());
        Assert.Equal(Chances(expected), Chances(sample));
        Assert.Equal(Strata(expected), Strata(sample));
        Assert.Equal(annotates, Chances(sample).Contains(1));
        if (budget < Rows) Assert.Equal(Estimate(held, expected), Estimate(streamed, sample));
        LedgerText.AssertSame(kept.Events, recorded.Events);
        Assert.Null(Fault(recorded.Events, streamed));
    }

    [Theory]
    [InlineData(DrawMethod.FixedSize)]
    [InlineData(DrawMethod.Poisson)]
    public async Task A_streamed_sample_goes_on_after_any_event_and_so_does_one_in_memory(DrawMethod draw)
    {
        var (streamed, held) = (CountedStudy.Streamed(2_003, false), CountedStudy.Held(2_003, false));
        var plan = Plan(400) with { Draw = draw };
        var whole = new MemoryLedger();
        await new StreamedSampling(streamed, 300).DrawAsync(plan, new CountedLabels(), whole);
        Assert.Equal(5, whole.Events.Count);
        for (var kept = 0; kept <= whole.Events.Count; kept++)
        {
            var (read, known) = (new MemoryLedger([.. whole.Events.Take(kept)]), new MemoryLedger([.. whole.Events.Take(kept)]));
            await new StreamedSampling(streamed, 300).DrawAsync(plan, new CountedLabels(), read);
            LedgerText.AssertSame(whole.Events, read.Events);
            await new AdaptiveSampling(held).DrawAsync(plan, new CountedLabels(), known);
            LedgerText.AssertSame(whole.Events, known.Events);
        }
    }

    [Theory]
    [InlineData(DrawMethod.FixedSize)]
    [InlineData(DrawMethod.Poisson)]
    public async Task Events_do_not_grow_with_the_corpus(DrawMethod draw)
    {
        var plan = Plan(500) with { Draw = draw, AnnotateFailures = false };
        var sizes = new List<int>();
        foreach (var rows in (int[])[4_000, 40_000, 400_000])
        {
            var ledger = new MemoryLedger();
            await new StreamedSampling(CountedStudy.Streamed(rows, false)).DrawAsync(plan, new CountedLabels(), ledger);
            Assert.Equal(rows, Assert.IsType<StudyEvent.RoundDrawn>(ledger.Events[1]).AtRisk.Count);
            sizes.Add(LedgerText.Numbers(ledger.Events));
        }

        // Coins decide how many rows are drawn, and these are written down twice, with labels.
        if (draw == DrawMethod.FixedSize) Assert.Equal([sizes[0], sizes[0], sizes[0]], sizes);
        else Assert.All(sizes, size => Assert.InRange(size, 1, 3 * 600));
    }

    [Fact]
    public async Task Drawing_from_two_million_rows_takes_the_memory_of_half_a_million()
    {
        const int million = 1_000_000;
        await AllocatedAsync(million / 4);
        var (half, two) = (await AllocatedAsync(million / 2), await AllocatedAsync(2 * million));

        // One byte for each row would be one and a half millions of bytes more.
        Assert.InRange(two, 1, half + million);
    }

    [Fact]
    public async Task What_a_stream_cannot_draw_is_refused()
    {
        var problem = CountedStudy.Streamed(Rows, false);
        var sampling = new StreamedSampling(problem);
        var stop = CancellationToken.None;
        await Assert.ThrowsAsync<NotSupportedException>(
            async () => await sampling.DrawAsync(Plan(100) with { Design = SamplingDesign.Error }, new CountedLabels(), new MemoryLedger(), stop));
        var (_, large) = await sampling.DrawAsync(Plan(Rows + 1), new CountedLabels(), new MemoryLedger(), stop);
        Assert.IsType<SamplingFailure.BudgetExceedsCorpus>(large);
        var (_, failed) = await sampling.DrawAsync(Plan(10), new CountedLabels(), new MemoryLedger(), stop);
        Assert.IsType<SamplingFailure.FailedRowsExceedBudget>(failed);
        var (_, blank) = await sampling.DrawAsync(Plan(700), new CountedLabels { BlankEvery = 3 }, new MemoryLedger(), stop);
        Assert.NotEmpty(Assert.IsType<SamplingFailure.DrawnRowsWithoutLabel>(blank).Rows);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await sampling.DrawAsync(Plan(700), new CountedLabels(), new MemoryLedger(), cancelled.Token));
    }

    private static SamplingPlan Plan(int budget) => new() { Design = SamplingDesign.Uniform, Budget = new Labels(budget), Seed = 11 };

    private static string? Fault(IReadOnlyList<StudyEvent> events, StudyProblem problem)
    {
        var review = new LedgerReview(problem.KeyOf, CancellationToken.None);
        return events.Select(review.Contradiction).FirstOrDefault(fact => fact is not null);
    }

    private static double[] Chances(LabelledSample sample)
    {
        var chances = new double[sample.Rows];
        sample.Probabilities.Read(0, chances);
        return chances;
    }

    private static int[] Strata(LabelledSample sample)
    {
        var strata = new int[sample.Rows];
        sample.StratumOf?.Read(0, strata);
        return strata;
    }

    private static double[] Estimate(StudyProblem problem, LabelledSample sample)
    {
        var estimation = new StudyEstimation(problem, 5);
        var options = estimation.OptionsFor(1, EstimationMethod.Calibrated, new InferenceSettings(Generalise.Population, 0.1));
        var fit = Assert.IsType<RectifiedFit>(estimation.Estimate(1, sample, PredictionSource.Calibrated, options));
        return [fit.Targets[0].Point, fit.Targets[0].StandardError, fit.Lambda];
    }

    // Bytes allocated on this thread, which never waits.
    private static async Task<long> AllocatedAsync(int rows)
    {
        var problem = CountedStudy.Streamed(rows, false);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var plan = Plan(1000) with { AnnotateFailures = false };
        var (sample, _) = await new StreamedSampling(problem, 25_000).DrawAsync(plan, new CountedLabels(), new MemoryLedger(), CancellationToken.None);
        var after = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(1000, sample?.LabelledRows.Length);
        return after - before;
    }

    // What people say of any row.
    private sealed class CountedLabels : ILabelSource
    {
        public int BlankEvery { get; init; }

        public async IAsyncEnumerable<StudyEvent.LabelsReceived> LabelAsync(
            ReadOnlyMemory<int> rows, [EnumeratorCancellation] CancellationToken cancellation)
        {
            await ValueTask.CompletedTask;
            yield return new([.. rows.ToArray()], [.. rows.ToArray().Select(
                row => BlankEvery > 0 && row % BlankEvery == 0 ? double.NaN : CountedStudy.Human(row))]);
        }
    }
}
