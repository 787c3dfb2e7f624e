using System.Collections.Immutable;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.Sampling;
using Cdi.Ledgers.Entries;
using Cdi.Ledgers.Files;

namespace Cdi.Ledgers.Tests;

/// <summary>A sample whose events are kept in a file.</summary>
public sealed class SqliteLedgerTests : IDisposable
{
    private readonly LedgerFolder folder = new();

    public static TheoryData<SamplingDesign> Designs => [.. SamplingDesign.All];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Designs))]
    public async Task A_sample_on_file_is_the_sample_in_memory_to_the_last_bit(SamplingDesign design)
    {
        var memory = new MemoryLedger();
        var sample = await LedgerFolder.DrawAsync(memory, design);
        using (var ledger = folder.Open())
        {
            var drawn = await LedgerFolder.DrawAsync(ledger, design);
            Assert.Equal(sample.Probabilities.ToArray(), drawn.Probabilities.ToArray());
            Assert.Equal(sample.Labelled.ToArray(), drawn.Labelled.ToArray());
        }

        using var again = folder.Open();
        LedgerFolder.AssertSame(memory.Events, await LedgerFolder.EventsAsync(again));
        Assert.Null(await again.VerifyAsync(default));
    }

    [Fact]
    public async Task A_sample_goes_on_from_a_file_that_was_closed_after_any_event()
    {
        var memory = new MemoryLedger();
        await LedgerFolder.DrawAsync(memory, SamplingDesign.Error);
        for (var kept = 0; kept <= memory.Events.Count; kept++)
        {
            using var each = new LedgerFolder();
            using (var ledger = each.Open())
            {
                foreach (var happened in memory.Events.Take(kept)) await ledger.AppendAsync(happened, default);
            }

            using var again = each.Open();
            await LedgerFolder.DrawAsync(again, SamplingDesign.Error);
            LedgerFolder.AssertSame(memory.Events, await LedgerFolder.EventsAsync(again));
        }
    }

    [Fact]
    public async Task Neither_the_order_of_texts_nor_that_of_options_changes_what_it_says()
    {
        using (var ledger = folder.Open()) await LedgerFolder.DrawAsync(ledger, SamplingDesign.Uniform);
        var turned = new StudyTerms([.. LedgerFolder.Terms.Rows.Reverse()], [new("tone", ["hostile", "unsure", "civil"])]);
        using var before = folder.Open();
        using var after = folder.Open(turned);
        foreach (var (one, other) in (await LedgerFolder.EventsAsync(before)).Zip(await LedgerFolder.EventsAsync(after)))
        {
            if (one is not StudyEvent.LabelsReceived labels) continue;
            var read = Assert.IsType<StudyEvent.LabelsReceived>(other);
            Assert.Equal(labels.Rows.Select(row => LedgerFolder.Rows - 1 - row), read.Rows);
            Assert.Equal(labels.Labels.Select(code => code == 0 ? 2.0 : 0.0), read.Labels);
        }
    }

    [Fact]
    public async Task Numbers_and_what_nobody_could_answer_come_back_as_they_were()
    {
        var terms = new StudyTerms(LedgerFolder.Terms.Rows, [new("score", []), new("tone", ["civil", "hostile"])]);
        StudyEvent[] events =
        [
            new StudyEvent.Opened(LedgerFolder.Rows, 2, DrawMethod.Poisson),
            new StudyEvent.RoundDrawn(SamplingRoundKind.Given, [4, 2, 9], [0.1 + 0.2, double.Epsilon, 1], [2, 9]),
            new StudyEvent.LabelsReceived([9, 2], [double.NaN, -1.0 / 3, 1, double.NaN]),
        ];
        using (var ledger = folder.Open(terms))
        {
            foreach (var happened in events) await ledger.AppendAsync(happened, default);
        }

        using var again = folder.Open(terms);
        LedgerFolder.AssertSame(events, await LedgerFolder.EventsAsync(again));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(2)]
    [InlineData(-1)]
    [InlineData(double.PositiveInfinity)]
    public async Task What_is_no_option_is_refused_and_not_rounded_to_one(double label)
    {
        using var ledger = folder.Open();
        await ledger.AppendAsync(new StudyEvent.Opened(LedgerFolder.Rows, 1, DrawMethod.FixedSize), default);
        await Assert.ThrowsAsync<ArgumentException>(async () => await ledger.AppendAsync(new StudyEvent.LabelsReceived([3], [label]), default));
        Assert.Single(ledger.Entries());
    }

    [Fact]
    public async Task An_event_of_other_variables_is_refused()
    {
        using var ledger = folder.Open();
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await ledger.AppendAsync(new StudyEvent.Opened(LedgerFolder.Rows, 2, DrawMethod.FixedSize), default));
        await Assert.ThrowsAsync<ArgumentException>(async () => await ledger.AppendAsync(new StudyEvent.LabelsReceived([3], [1, 0]), default));
        Assert.Empty(ledger.Entries());
    }

    [Fact]
    public async Task Keys_of_any_letters_are_kept()
    {
        string[] keys = ["a\"b", "a\\b", "ä", "a\u0308", "\u2028", "", " ", "</script>", "🙂"];
        var terms = new StudyTerms([.. keys], [new("ton\"e", ["sí", "no\n"])]);
        StudyEvent[] events =
        [
            new StudyEvent.Opened(keys.Length, 1, DrawMethod.FixedSize, "uniform", "seed = 1"),
            new StudyEvent.RoundDrawn(SamplingRoundKind.BurnIn, [.. Enumerable.Range(0, keys.Length)],
                [.. Enumerable.Repeat(1.0, keys.Length)], [.. Enumerable.Range(0, keys.Length)]),
            new StudyEvent.LabelsReceived([.. Enumerable.Range(0, keys.Length)], [.. keys.Select((_, row) => (double)(row % 2))]),
        ];
        using (var ledger = folder.Open(terms))
        {
            foreach (var happened in events) await ledger.AppendAsync(happened, default);
        }

        using var again = folder.Open(terms);
        LedgerFolder.AssertSame(events, await LedgerFolder.EventsAsync(again));
    }

    [Fact]
    public async Task Another_corpus_other_questions_and_lost_options_are_told()
    {
        using (var ledger = folder.Open()) await LedgerFolder.DrawAsync(ledger, SamplingDesign.Uniform);
        var rows = LedgerFolder.Terms.Rows;
        await Refused(new(rows.SetItem(7, "new"), LedgerFolder.Terms.Variables),
            "entry 1: it was begun with 300 texts, and the keys of the 300 of this corpus are not theirs");
        await Refused(new(rows, [new("mood", ["civil", "hostile"])]), "entry 1: it asks about `tone`");
        await Refused(new(rows, [new("tone", ["civil", "rude"])]), "it holds the label `hostile` of `tone`, which has no such option");
    }

    private async Task Refused(StudyTerms terms, string fact)
    {
        using var ledger = folder.Open(terms);
        var refusal = await Assert.ThrowsAsync<LedgerException>(() => LedgerFolder.EventsAsync(ledger));
        Assert.Equal(LedgerFailure.OtherStudy, refusal.Failure);
        Assert.Contains(fact, refusal.Message);
        await Assert.ThrowsAsync<LedgerException>(async () => await ledger.VerifyAsync(default));
    }
}
