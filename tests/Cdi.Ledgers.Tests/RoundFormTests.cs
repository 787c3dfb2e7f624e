using Cdi.Estimation.Designs;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.Sampling;
using Cdi.Ledgers.Entries;
using Cdi.Ledgers.Files;

namespace Cdi.Ledgers.Tests;

/// <summary>Both forms of a round on file: rows listed with their π, and a stretch of the random order.</summary>
public sealed class RoundFormTests : IDisposable
{
    private readonly LedgerFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_ledger_of_the_version_that_listed_every_row_is_read_as_before()
    {
        var terms = new StudyTerms([.. Enumerable.Range(1, 30).Select(row => $"k{row:00}")], [new("answer", ["Y", "N"])]);
        using var ledger = folder.Open(terms);
        Assert.Equal(4, LedgerLines.Import(ledger, new StreamReader(Path.Combine(AppContext.BaseDirectory, "ListedRounds.jsonl"))));
        Assert.Null(await ledger.VerifyAsync(default));
        var events = await LedgerFolder.EventsAsync(ledger);
        var certain = Assert.IsType<RowsAtRisk.Listed>(Assert.IsType<StudyEvent.RoundDrawn>(events[1]).AtRisk);
        Assert.Equal([3, 16], certain.Rows.ToArray());
        var round = Assert.IsType<StudyEvent.RoundDrawn>(events[3]);
        var listed = Assert.IsType<RowsAtRisk.Listed>(round.AtRisk);
        Assert.Equal(Enumerable.Range(0, 30).Except(certain.Rows), listed.Rows.Order());
        Assert.Equal(8, round.Drawn.Length);

        // The closed form of the same round: by keys alone chance draws the same texts.
        var review = new LedgerReview(terms.Rows.Select(key => RowKey.FromText(key)).ToArray(), default);
        foreach (var happened in events.Take(3)) Assert.Null(review.Contradiction(happened));
        var closed = new RowsAtRisk.Stretch(RandomStretch.Whole(11, listed.Count), listed.Probabilities[0]);
        Assert.Null(review.Contradiction(new StudyEvent.RoundDrawn(round.Kind, closed, round.Drawn)));
    }

    [Fact]
    public async Task A_uniform_round_is_written_in_bytes_that_do_not_grow_with_the_corpus()
    {
        using var ledger = folder.Open();
        await LedgerFolder.DrawAsync(ledger, SamplingDesign.Uniform);
        var round = ledger.Entries().Single(entry => entry.Kind == "round_drawn").Body;
        Assert.StartsWith("""{"kind":"round","at_risk":{"seed":"7","from":"0000000000000000","to":"ffffffffffffffff","count":300},"pi":0.1""", round);
        Assert.InRange(round.Length, 1, 160 + (40 * "\"t299\",".Length));
        using var log = SampleLog.Open(folder.File);
        Assert.Equal(1, log.StretchesDrawn);
    }

    [Fact]
    public async Task Parts_of_the_order_come_back_to_the_last_bit()
    {
        StudyEvent[] events =
        [
            new StudyEvent.Opened(LedgerFolder.Rows, 1, DrawMethod.Poisson),
            new StudyEvent.RoundDrawn(SamplingRoundKind.Given, [4, 2, 9], [0.1 + 0.2, double.Epsilon, 1], [2, 9]),
            new StudyEvent.RoundDrawn(
                SamplingRoundKind.BurnIn, new RowsAtRisk.Stretch(new(ulong.MaxValue, 1UL << 63, ulong.MaxValue - 1, 7), 0.1 + 0.2), [3, 5]),
            new StudyEvent.RoundDrawn(SamplingRoundKind.Round, new RowsAtRisk.Ruled(
                new(ulong.MaxValue, 0, 12, 9), [0.1 + 0.2, double.Epsilon], double.Epsilon, 1, RowsAtRisk.Ruled.DigestOf([1.0 / 3])), [7, 200]),
        ];
        using (var ledger = folder.Open())
        {
            foreach (var happened in events) await ledger.AppendAsync(happened, default);
        }

        using var again = folder.Open();
        LedgerFolder.AssertSame(events, await LedgerFolder.EventsAsync(again));
        using var log = SampleLog.Open(folder.File);
        Assert.Equal(2, log.StretchesDrawn);

        // Each probability stays with its row where the corpus is turned round.
        var turned = new StudyTerms([.. LedgerFolder.Terms.Rows.Reverse()], LedgerFolder.Terms.Variables);
        var round = Assert.IsType<StudyEvent.RoundDrawn>(EventReader.Read(again.Entries().Last(), turned));
        Assert.Equal([LedgerFolder.Rows - 1 - 200, LedgerFolder.Rows - 1 - 7], round.Drawn.ToArray());
        Assert.Equal([double.Epsilon, 0.1 + 0.2], Assert.IsType<RowsAtRisk.Ruled>(round.AtRisk).OfDrawn.ToArray());
    }

    [Theory]
    [InlineData("\"seed\":\"7\"", "\"seed\":\"-7\"")]
    [InlineData("\"seed\":\"7\"", "\"seed\":\"99999999999999999999\"")]
    [InlineData("\"to\":\"ffffffffffffffff\"", "\"to\":\"-1\"")]
    [InlineData("\"from\":\"0000000000000000\",", "")]
    [InlineData("\"count\":300", "\"count\":\"300\"")]
    public async Task A_stretch_that_is_none_is_damage(string from, string to)
    {
        using (var ledger = folder.Open()) await LedgerFolder.DrawAsync(ledger, SamplingDesign.Uniform);
        using var whole = folder.Open();
        var entry = whole.Entries().Single(each => each.Kind == "round_drawn");
        var body = entry.Body.Replace(from, to, StringComparison.Ordinal);
        Assert.NotEqual(entry.Body, body);
        var damage = Assert.Throws<EntryException>(() => EventReader.Read(entry with { Body = body }, LedgerFolder.Terms));
        Assert.Equal(LedgerFailure.Damaged, damage.Failure);
        Assert.Equal("its body does not have the form of `round_drawn`", damage.Message);
    }
}
