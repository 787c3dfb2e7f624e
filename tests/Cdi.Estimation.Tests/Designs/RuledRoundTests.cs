using Cdi.Estimation.Designs;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Tests.Problems;

namespace Cdi.Estimation.Tests.Designs;

/// <summary>Rounds whose π follow from a rule and stand in the ledger as a digest, with those of the rows drawn: the samples of rounds that list every
/// row.</summary>
public sealed class RuledRoundTests
{
    public static TheoryData<SamplingDesign> Designs => [SamplingDesign.Leverage, SamplingDesign.Confidence, SamplingDesign.Error];

    [Theory]
    [MemberData(nameof(Designs))]
    public async Task A_sample_is_that_of_rounds_which_list_their_rows_and_goes_on_after_any_event(SamplingDesign design)
    {
        var study = Study(300);
        var plan = SyntheticStudy.Plan(design, 40);
        var expected = SyntheticStudy.Draw(study, plan);
        var whole = new MemoryLedger();
        AssertSame(expected, await DrawAsync(study, plan, whole));
        Assert.Contains(whole.Events, happened => happened is StudyEvent.RoundDrawn { AtRisk: RowsAtRisk.Ruled });
        Assert.Null(new AdaptiveSampling(study).Review(plan, await ListedAsync(study, plan)));
        Assert.Null(Short(study).Review(plan, whole.Events));
        for (var kept = 0; kept <= whole.Events.Count; kept++)
        {
            var ledger = new MemoryLedger([.. whole.Events.Take(kept)]);
            AssertSame(expected, await DrawAsync(study, plan, ledger));
            LedgerText.AssertSame(whole.Events, ledger.Events);
        }
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public async Task Events_do_not_grow_with_the_corpus(SamplingDesign design)
    {
        var sizes = new List<int>();
        foreach (var rows in (int[])[300, 3_000])
        {
            var ledger = new MemoryLedger();
            var study = new SyntheticStudy(rows).Problem();
            Assert.IsType<DrawnSample>(await Short(study).DrawAsync(SyntheticStudy.Plan(design, 40), study.Labels, ledger));
            sizes.Add(LedgerText.Numbers(ledger.Events));
        }

        Assert.Equal(sizes[0], sizes[1]);
    }

    [Fact]
    public async Task What_the_rule_did_not_give_is_found()
    {
        var study = Study(300);
        var plan = SyntheticStudy.Plan(SamplingDesign.Error, 40);
        var ledger = new MemoryLedger();
        await DrawAsync(study, plan, ledger);
        var place = ledger.Events.Index().First(each => each.Item is StudyEvent.RoundDrawn { AtRisk: RowsAtRisk.Ruled }).Index;
        var round = (StudyEvent.RoundDrawn)ledger.Events[place];
        var ruled = (RowsAtRisk.Ruled)round.AtRisk;
        string? Fact(RowsAtRisk.Ruled changed, params int[] drawn) => Short(study).Review(plan,
            [.. ledger.Events.Take(place), new StudyEvent.RoundDrawn(round.Kind, changed, drawn.Length == 0 ? round.Drawn : [.. drawn])])?.Fact;
        Assert.Null(Fact(ruled));
        const string other = "other rows, or other π, follow from what was known before the round";
        Assert.Equal(other, Fact(ruled with { Digest = RowsAtRisk.Ruled.DigestOf([0.5]) }));
        Assert.Equal(other, Fact(ruled with { OfDrawn = ruled.OfDrawn.SetItem(0, (ruled.OfDrawn[0] + ruled.Most) / 2) }));
        Assert.Equal(other, Fact(ruled with { Most = 1 }));
        Assert.Contains("by their keys", Fact(ruled with { Rows = ruled.Rows with { Count = ruled.Count - 1 } }));
        Assert.Contains("outside of what the stretch has", Fact(ruled with { OfDrawn = ruled.OfDrawn.SetItem(0, ruled.Least / 2) }));
        Assert.Equal("π lies between 0 and 1", Fact(ruled with { Least = 0, Most = 1 }));
        Assert.Equal("a row drawn has no probability, or a probability no row", Fact(ruled with { OfDrawn = ruled.OfDrawn[1..] }));
        var keys = study.Problem.Keys.ToArray();
        var inside = Enumerable.Range(0, 300).First(row => ruled.Rows.Holds(keys[row]) && !round.Drawn.Contains(row) && row is not (3 or 50 or 299));
        var outside = Enumerable.Range(0, 300).First(row => !ruled.Rows.Holds(keys[row]));
        Assert.Equal(other, Fact(ruled, [inside, .. round.Drawn[1..]]));
        Assert.Contains("was drawn and was not at risk", Fact(ruled, [outside, .. round.Drawn[1..]]));
    }

    [Fact]
    public async Task A_ledger_is_not_gone_on_with_where_another_rule_follows_from_what_is_known()
    {
        var study = Study(300);
        var plan = SyntheticStudy.Plan(SamplingDesign.Error, 40);
        var ledger = new MemoryLedger();
        await DrawAsync(study, plan, ledger);
        var changed = new SyntheticStudy(300);
        foreach (var row in (int[])[3, 50, 299]) changed.Machine[row] = double.NaN;
        for (var row = 0; row < 300; row++) changed.Confidence[row] = 1 - changed.Confidence[row];
        var refused = Assert.IsType<SamplingFailure.RoundNotRepeated>(await Short(changed.Problem()).DrawAsync(plan, study.Labels, ledger));
        Assert.IsType<RowsAtRisk.Ruled>(ledger.Events.OfType<StudyEvent.RoundDrawn>().ElementAt(refused.Round).AtRisk);
    }

    private static async Task<IReadOnlyList<StudyEvent>> ListedAsync(RecordedStudy study, SamplingPlan plan)
    {
        var ledger = new MemoryLedger();
        await new AdaptiveSampling(study).DrawAsync(plan, study.Labels, ledger);
        Assert.DoesNotContain(ledger.Events, happened => happened is StudyEvent.RoundDrawn { AtRisk: RowsAtRisk.Ruled });
        return ledger.Events;
    }

    private static AdaptiveSampling Short(StudyProblem study) => new(study) { MostListed = 20 };

    private static async Task<DrawnSample> DrawAsync(RecordedStudy study, SamplingPlan plan, ILedger ledger) =>
        Assert.IsType<DrawnSample>(await Short(study).DrawAsync(plan, study.Labels, ledger));

    private static void AssertSame(DrawnSample expected, DrawnSample actual)
    {
        Assert.Equal(expected.Probabilities.ToArray(), actual.Probabilities.ToArray());
        Assert.Equal(expected.Labelled.ToArray(), actual.Labelled.ToArray());
        Assert.Equal(expected.Blocks.ToArray(), actual.Blocks.ToArray());
        Assert.Equal(expected.Rounds.ToArray(), actual.Rounds.ToArray());
        Assert.Equal(expected.Labels[0].ToArray(), actual.Labels[0].ToArray());
    }

    private static RecordedStudy Study(int rows)
    {
        var study = new SyntheticStudy(rows);
        foreach (var row in (int[])[3, 50, 299]) study.Machine[row] = double.NaN;
        return study.Problem();
    }
}
