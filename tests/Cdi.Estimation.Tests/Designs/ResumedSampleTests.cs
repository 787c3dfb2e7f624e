using Cdi.Estimation.Designs;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Tests.Problems;

namespace Cdi.Estimation.Tests.Designs;

/// <summary>A sample is a fold over its events: it can stop after any of them and go on.</summary>
public sealed class ResumedSampleTests
{
    public static TheoryData<SamplingDesign> Designs => [.. SamplingDesign.All];

    [Theory]
    [MemberData(nameof(Designs))]
    public async Task A_sample_that_goes_on_after_any_event_is_the_sample_drawn_at_once(SamplingDesign design)
    {
        var study = Study();
        var plan = SyntheticStudy.Plan(design, 40);
        var whole = new MemoryLedger();
        var sample = Assert.IsType<DrawnSample>(await new AdaptiveSampling(study).DrawAsync(plan, study.Labels, whole));
        Assert.Equal(1 + (2 * sample.Rounds.Length), whole.Events.Count);
        for (var kept = 0; kept <= whole.Events.Count; kept++)
        {
            var source = new CountingSource(study.Labels);
            var ledger = new MemoryLedger([.. whole.Events.Take(kept)]);
            var again = Assert.IsType<DrawnSample>(await new AdaptiveSampling(study).DrawAsync(plan, source, ledger));
            AssertSame(sample, again);
            Assert.Equal(40 - whole.Events.Take(kept).OfType<StudyEvent.LabelsReceived>().Sum(labels => labels.Rows.Length), source.Asked.Count);
            Assert.Null(await ledger.VerifyAsync(default));
        }
    }

    [Fact]
    public async Task Labels_that_come_one_by_one_and_in_disorder_give_the_same_sample()
    {
        var study = Study();
        var plan = SyntheticStudy.Plan(SamplingDesign.Error, 40);
        var source = new CountingSource(study.Labels) { OneByOne = true };
        AssertSame(SyntheticStudy.Draw(study, plan), Assert.IsType<DrawnSample>(await new AdaptiveSampling(study).DrawAsync(plan, source, new MemoryLedger())));
    }

    [Fact]
    public async Task A_source_is_asked_for_drawn_rows_only_and_once()
    {
        var study = Study();
        var source = new CountingSource(study.Labels);
        var sample = Assert.IsType<DrawnSample>(await new AdaptiveSampling(study).DrawAsync(
            SyntheticStudy.Plan(SamplingDesign.Error, 40), source, new MemoryLedger()));
        Assert.Equal(Enumerable.Range(0, 300).Where(row => sample.Labelled.Span[row]), source.Asked.Order());
    }

    [Fact]
    public async Task A_round_is_on_record_before_its_rows_are_asked_about()
    {
        var study = Study();
        var ledger = new MemoryLedger();
        var source = new CountingSource(study.Labels)
        {
            Before = rows => Assert.Equal(rows.ToArray(), Assert.IsType<StudyEvent.RoundDrawn>(ledger.Events[^1]).Drawn),
        };
        await new AdaptiveSampling(study).DrawAsync(SyntheticStudy.Plan(SamplingDesign.Confidence, 40), source, ledger);
        Assert.Equal(40, source.Asked.Count);
    }

    [Fact]
    public async Task What_came_before_a_cancellation_is_neither_lost_nor_asked_again()
    {
        var study = Study();
        var plan = SyntheticStudy.Plan(SamplingDesign.Error, 40);
        var ledger = new MemoryLedger();
        using var cancellation = new CancellationTokenSource();
        var first = new CountingSource(study.Labels) { OneByOne = true, Given = asked => { if (asked == 13) cancellation.Cancel(); } };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await new AdaptiveSampling(study).DrawAsync(plan, first, ledger, cancellation.Token));
        var kept = ledger.Events.OfType<StudyEvent.LabelsReceived>().Sum(labels => labels.Rows.Length);
        Assert.Equal(13, kept);
        var second = new CountingSource(study.Labels);
        AssertSame(SyntheticStudy.Draw(study, plan), Assert.IsType<DrawnSample>(await new AdaptiveSampling(study).DrawAsync(plan, second, ledger)));
        Assert.Equal(40 - kept, second.Asked.Count);
    }

    [Fact]
    public async Task The_ledger_of_another_sample_is_refused()
    {
        var study = Study();
        var ledger = new MemoryLedger();
        var plan = SyntheticStudy.Plan(SamplingDesign.Error, 40);
        await new AdaptiveSampling(study).DrawAsync(plan, study.Labels, ledger);
        SamplingPlan[] others = [plan with { Seed = 8 }, plan with { Rounds = 2 }, plan with { Serve = [new ServedTarget(0, 0)] }];
        foreach (var other in others)
        {
            await Assert.ThrowsAsync<ArgumentException>(async () => await new AdaptiveSampling(study).DrawAsync(other, study.Labels, ledger));
        }
    }

    [Fact]
    public async Task A_row_that_nobody_could_label_is_asked_about_again()
    {
        var study = Study();
        var plan = SyntheticStudy.Plan(SamplingDesign.Uniform, 40);
        var sample = SyntheticStudy.Draw(study, plan);
        var declined = Enumerable.Range(10, 280).First(row => sample.Labelled.Span[row] && sample.Probabilities.Span[row] < 1);
        var ledger = new MemoryLedger();
        double[] partly = [.. study.Labels.Of(0).ToArray().Select((label, row) => row == declined ? double.NaN : label)];
        var outcome = await new AdaptiveSampling(study).DrawAsync(plan, new RecordedAnnotations(partly), ledger);
        Assert.Equal([declined], Assert.IsType<SamplingFailure.DrawnRowsWithoutLabel>(outcome).Rows.ToArray());
        var source = new CountingSource(study.Labels);
        AssertSame(sample, Assert.IsType<DrawnSample>(await new AdaptiveSampling(study).DrawAsync(plan, source, ledger)));
        Assert.Equal([declined], source.Asked);
        Assert.Null(await ledger.VerifyAsync(default));
    }

    [Fact]
    public async Task A_ledger_that_contradicts_itself_is_not_gone_on_with()
    {
        var study = Study();
        var plan = SyntheticStudy.Plan(SamplingDesign.Error, 40);
        var whole = new MemoryLedger();
        await new AdaptiveSampling(study).DrawAsync(plan, study.Labels, whole);
        var doubled = new MemoryLedger([.. whole.Events.Take(3), whole.Events[2]]);
        var refused = await Assert.ThrowsAsync<ArgumentException>(async () => await new AdaptiveSampling(study).DrawAsync(plan, study.Labels, doubled));
        Assert.Contains("was labelled twice", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_label_of_a_row_that_was_not_drawn_is_refused_and_not_recorded()
    {
        var study = Study();
        var plan = SyntheticStudy.Plan(SamplingDesign.Uniform, 40);
        var undrawn = Enumerable.Range(0, 300).First(row => !SyntheticStudy.Draw(study, plan).Labelled.Span[row]);
        var ledger = new MemoryLedger();
        await Assert.ThrowsAsync<ArgumentException>(async () => await new AdaptiveSampling(study).DrawAsync(plan, new ForeignSource(undrawn), ledger));
        Assert.Empty(ledger.Events.OfType<StudyEvent.LabelsReceived>());
    }

    private static RecordedStudy Study()
    {
        var study = new SyntheticStudy(300);
        foreach (var row in (int[])[3, 50, 299]) study.Machine[row] = double.NaN;
        return study.Problem();
    }

    private static void AssertSame(DrawnSample expected, DrawnSample actual)
    {
        Assert.Equal(expected.Probabilities.ToArray(), actual.Probabilities.ToArray());
        Assert.Equal(expected.Labelled.ToArray(), actual.Labelled.ToArray());
        Assert.Equal(expected.Blocks.ToArray(), actual.Blocks.ToArray());
        Assert.Equal(expected.Rounds.ToArray(), actual.Rounds.ToArray());
        Assert.Equal(expected.Labels[0].ToArray(), actual.Labels[0].ToArray());
        Assert.Equal(expected.Design, actual.Design);
    }

    private sealed class CountingSource(RecordedAnnotations labels) : ILabelSource
    {
        public List<int> Asked { get; } = [];

        public bool OneByOne { get; init; }

        public Action<ReadOnlyMemory<int>> Before { get; init; } = _ => { };

        /// <summary>Told how many rows are labelled, after the last label was given and before it arrives.</summary>
        public Action<int> Given { get; init; } = _ => { };

        public async IAsyncEnumerable<StudyEvent.LabelsReceived> LabelAsync(
            ReadOnlyMemory<int> rows, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
        {
            Before(rows);
            var parts = OneByOne ? rows.ToArray().Reverse().Chunk(1) : [rows.ToArray()];
            foreach (var part in parts)
            {
                await Task.Yield();
                Asked.AddRange(part);
                Given(Asked.Count);
                yield return labels.Reveal([.. part]);
                cancellation.ThrowIfCancellationRequested();
            }
        }
    }

    private sealed class ForeignSource(int row) : ILabelSource
    {
        public async IAsyncEnumerable<StudyEvent.LabelsReceived> LabelAsync(
            ReadOnlyMemory<int> rows, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
        {
            await Task.Yield();
            yield return new([row], [1]);
        }
    }
}
