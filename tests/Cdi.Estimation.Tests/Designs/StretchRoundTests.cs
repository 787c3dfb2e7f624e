using System.Collections.Immutable;
using Cdi.Estimation.Designs;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Tests.Problems;

namespace Cdi.Estimation.Tests.Designs;

/// <summary>Rounds that name their rows at risk by a stretch of the random order: the samples of rounds that list them, and seen through where they are
/// not what chance drew.</summary>
public sealed class StretchRoundTests
{
    private const int Rows = 300;

    public static TheoryData<SamplingDesign> Designs => [.. SamplingDesign.All];

    public static TheoryData<string, string, Func<RowsAtRisk.Stretch, ImmutableArray<int>, (RowsAtRisk.Stretch AtRisk, ImmutableArray<int> Drawn)>> Changes =>
        new()
        {
            { "another seed", "chance", (at, drawn) => (at with { Rows = at.Rows with { Seed = 8 } }, drawn) },
            { "a later beginning", "rows were at risk, and by their keys", (at, drawn) => (at with { Rows = at.Rows with { From = 1UL << 60 } }, drawn) },
            { "an earlier end", "rows were at risk, and by their keys", (at, drawn) => (at with { Rows = at.Rows with { To = 1UL << 60 } }, drawn) },
            { "fewer rows", "299 rows were at risk, and 300 had not been before", (at, drawn) => (at with { Rows = at.Rows with { Count = 299 } }, drawn) },
            { "more rows", "301 rows were at risk, and 300 had not been before", (at, drawn) => (at with { Rows = at.Rows with { Count = 301 } }, drawn) },
            { "no rows", "is empty", (at, drawn) => (at with { Rows = at.Rows with { From = 2, To = 1 } }, drawn) },
            { "another π", "comes to 60", (at, drawn) => (at with { Probability = 0.2 }, drawn) },
            { "a π a little off", "comes to no whole number of labels", (at, drawn) => (at with { Probability = at.Probability + 1e-5 }, drawn) },
            { "no π", "every row has π = 0", (at, drawn) => (at with { Probability = 0 }, drawn) },
            { "another row", "was drawn, and chance did not choose it", (at, drawn) => (at, Swapped(drawn)) },
            { "a row less", "39 rows were drawn, and π = ", (at, drawn) => (at, drawn[1..]) },
            { "a row twice", "was drawn twice", (at, drawn) => (at, [.. drawn[1..], drawn[^1]]) },
            { "a row outside", "row 300 was drawn and was not at risk", (at, drawn) => (at, [.. drawn[1..], Rows]) },
        };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task What_chance_did_not_draw_is_found(
        string name, string expected, Func<RowsAtRisk.Stretch, ImmutableArray<int>, (RowsAtRisk.Stretch AtRisk, ImmutableArray<int> Drawn)> change)
    {
        var study = new SyntheticStudy(Rows).Problem();
        var ledger = new MemoryLedger();
        await new AdaptiveSampling(study).DrawAsync(SyntheticStudy.Plan(SamplingDesign.Uniform, 40), study.Labels, ledger);
        var round = Assert.IsType<StudyEvent.RoundDrawn>(ledger.Events[1]);
        Assert.Null(Fault(study, ledger.Events));
        var (atRisk, drawn) = change(Assert.IsType<RowsAtRisk.Stretch>(round.AtRisk), round.Drawn);
        var fact = Fault(study, [ledger.Events[0], new StudyEvent.RoundDrawn(round.Kind, atRisk, drawn)]);
        Assert.True(fact?.Contains(expected, StringComparison.Ordinal) == true, $"{name}: {fact}");
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public async Task A_sample_is_that_of_rounds_which_list_their_rows_and_goes_on_from_them(SamplingDesign design)
    {
        var study = Study();
        var plan = SyntheticStudy.Plan(design, 40);
        var ledger = new MemoryLedger();
        var sample = Assert.IsType<DrawnSample>(await new AdaptiveSampling(study).DrawAsync(plan, study.Labels, ledger));
        Assert.Null(Fault(study, ledger.Events));
        StudyEvent[] listed = [.. Listed(ledger.Events, sample)];
        Assert.DoesNotContain(listed, happened => happened is StudyEvent.RoundDrawn { AtRisk: RowsAtRisk.Stretch });
        Assert.Null(Fault(study, listed));
        for (var kept = 1; kept <= listed.Length; kept++)
        {
            var again = Assert.IsType<DrawnSample>(
                await new AdaptiveSampling(study).DrawAsync(plan, study.Labels, new MemoryLedger([.. listed.Take(kept)])));
            Assert.Equal(sample.Probabilities.ToArray(), again.Probabilities.ToArray());
            Assert.Equal(sample.Labelled.ToArray(), again.Labelled.ToArray());
            Assert.Equal(sample.Blocks.ToArray(), again.Blocks.ToArray());
            Assert.Equal(sample.Rounds.ToArray(), again.Rounds.ToArray());
        }
    }

    [Fact]
    public async Task A_first_round_in_which_all_are_alike_is_a_part_of_the_order()
    {
        var study = new SyntheticStudy(Rows).Problem();
        var ledger = new MemoryLedger();
        await new AdaptiveSampling(study).DrawAsync(SyntheticStudy.Plan(SamplingDesign.Confidence, 40), study.Labels, ledger);
        var first = ledger.Events.OfType<StudyEvent.RoundDrawn>().First(round => round.Kind == SamplingRoundKind.BurnIn);
        var stretch = Assert.IsType<RowsAtRisk.Stretch>(first.AtRisk);
        Assert.False(stretch.Rows.IsWhole);
        Assert.Equal(study.Problem.Keys.ToArray().Count(stretch.Rows.Holds), stretch.Count);

        // Who is in it is known by keys alone.
        var state = new SamplingState((StudyEvent.Opened)ledger.Events[0]);
        foreach (var happened in ledger.Events.Skip(1)) state.Apply(happened);
        Assert.Throws<InvalidOperationException>(state.ToSample);
    }

    [Fact]
    public void Rows_of_one_key_on_both_sides_of_a_bound_have_no_stretch()
    {
        var plan = SyntheticStudy.Plan(SamplingDesign.Error, 40);
        int[] rows = [.. Enumerable.Range(0, Rows)];
        var alike = BlockSchedule.Create([.. Enumerable.Repeat(new RowKey(5), Rows)], rows, plan, new Labels(40));
        Assert.True(alike.Length > 1);
        Assert.All(alike, block => Assert.Null(block.Stretch));
        var apart = BlockSchedule.Create([.. rows.Select(RowKey.FromRowNumber)], rows, plan, new Labels(40));
        Assert.Equal(0UL, apart[0].Stretch?.From);
        Assert.Equal(ulong.MaxValue, apart[^1].Stretch?.To);
        for (var block = 1; block < apart.Length; block++) Assert.Equal(apart[block].Stretch?.From, apart[block - 1].Stretch?.To + 1);
    }

    [Fact]
    public void A_part_of_the_order_is_no_part_of_another()
    {
        StudyEvent.RoundDrawn Round(ulong from, ulong to, ulong seed = 7) =>
            new(SamplingRoundKind.Round, new RowsAtRisk.Stretch(new(seed, from, to, 10), 0.1), []);
        StudyEvent opened = new StudyEvent.Opened(Rows, 1, DrawMethod.Poisson);
        Assert.Null(Review(opened, Round(0, 9), Round(10, 19)));
        Assert.Equal("a part of the stretch was at risk before", Review(opened, Round(0, 9), Round(9, 19)));
        Assert.Equal("the random order has another seed than before", Review(opened, Round(0, 9), Round(10, 19, seed: 8)));
        Assert.Equal("290 rows were at risk, and 300 had not been before",
            Review(opened, new StudyEvent.RoundDrawn(SamplingRoundKind.Round, new RowsAtRisk.Stretch(RandomStretch.Whole(7, 290), 0.1), [])));
        Assert.Equal("row 4 was at risk before", Review(opened,
            new StudyEvent.RoundDrawn(SamplingRoundKind.Round, new RowsAtRisk.Stretch(RandomStretch.Whole(7, Rows), 0.1), []),
            new StudyEvent.RoundDrawn(SamplingRoundKind.Round, [4], [0.5], [])));
    }

    private static string? Review(params StudyEvent[] events)
    {
        var review = new LedgerReview();
        return events.Select(review.Contradiction).FirstOrDefault(fact => fact is not null);
    }

    private static string? Fault(RecordedStudy study, IReadOnlyList<StudyEvent> events)
    {
        var review = new LedgerReview(study.Problem.Keys, CancellationToken.None);
        return events.Select(review.Contradiction).FirstOrDefault(fact => fact is not null);
    }

    private static ImmutableArray<int> Swapped(ImmutableArray<int> drawn) =>
        [.. drawn.Skip(1).Append(Enumerable.Range(0, Rows).First(row => !drawn.Contains(row))).Order()];

    // What the rounds of a sample say row by row.
    private static IEnumerable<StudyEvent> Listed(IReadOnlyList<StudyEvent> events, DrawnSample sample)
    {
        var rounds = 0;
        foreach (var happened in events)
        {
            if (happened is not StudyEvent.RoundDrawn round)
            {
                yield return happened;
                continue;
            }

            var own = rounds++;
            ImmutableArray<int> rows = [.. Enumerable.Range(0, Rows).Where(row => sample.Blocks.Span[row] == own)];
            yield return new StudyEvent.RoundDrawn(round.Kind, rows, [.. rows.Select(row => sample.Probabilities.Span[row])], round.Drawn);
        }
    }

    private static RecordedStudy Study()
    {
        var study = new SyntheticStudy(Rows);
        foreach (var row in (int[])[3, 50, 299]) study.Machine[row] = double.NaN;
        return study.Problem();
    }
}
