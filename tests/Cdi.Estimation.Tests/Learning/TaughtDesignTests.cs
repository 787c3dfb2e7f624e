using Cdi.Estimation.Designs;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.Learning;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Tests.Designs;

namespace Cdi.Estimation.Tests.Learning;

/// <summary>Draws by the errors of a model that learns, round by round, from the people whose labels are drawn.</summary>
public sealed class TaughtDesignTests
{
    private const int BurnIn = 40;
    private static readonly SyntheticTexts Texts = new(400);

    public static TheoryData<SamplingDesign> Designs => [.. SamplingDesign.All.Where(design => design.Learns)];

    [Theory]
    [MemberData(nameof(Designs))]
    public async Task A_draw_knows_no_label_that_was_not_drawn(SamplingDesign design)
    {
        var whole = await Events(Texts.Untaught(), design, Texts.Labels);
        var drawn = whole.OfType<StudyEvent.RoundDrawn>().SelectMany(round => round.Drawn).ToHashSet();
        Assert.Equal(120, drawn.Count);
        double[] hidden = [.. Texts.Labels.Select((label, row) => drawn.Contains(row) ? label : double.NaN)];
        LedgerText.AssertSame(whole, await Events(Texts.Untaught(), design, hidden));
    }

    [Fact]
    public async Task Rounds_do_not_depend_on_threads() =>
        LedgerText.AssertSame(
            await Events(Texts.Untaught(1), SamplingDesign.Error, Texts.Labels), await Events(Texts.Untaught(2), SamplingDesign.Error, Texts.Labels));

    [Theory]
    [MemberData(nameof(Designs))]
    public async Task A_sample_that_goes_on_after_any_event_has_the_same_rounds(SamplingDesign design)
    {
        var whole = await Events(Texts.Untaught(), design, Texts.Labels);
        for (var kept = 1; kept < whole.Count; kept++)
        {
            var ledger = new MemoryLedger([.. whole.Take(kept)]);
            await new AdaptiveSampling(Texts.Untaught()).DrawAsync(Plan(design), new RecordedAnnotations(Texts.Labels), ledger);
            LedgerText.AssertSame(whole, ledger.Events);
        }
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public async Task The_burn_in_is_uniform_and_the_model_decides_from_then_on(SamplingDesign design)
    {
        var rounds = (await Events(Texts.Untaught(), design, Texts.Labels)).OfType<StudyEvent.RoundDrawn>().ToList();
        Assert.InRange(rounds[0].AtRisk.Largest - rounds[0].AtRisk.Smallest, 0, design.IsStratified ? 0.05 : 0);

        // Leverage of a share is that of every text, whatever a model says; the others go by its errors.
        Assert.All(rounds.Skip(1), round => Assert.Equal(design.ReadsErrors, round.AtRisk.Smallest < round.AtRisk.Largest));
    }

    [Fact]
    public async Task Texts_of_which_the_model_is_less_sure_are_drawn_more_often()
    {
        var events = await Events(Texts.Untaught(), SamplingDesign.Error, Texts.Labels);
        var (first, second) = (events.OfType<StudyEvent.RoundDrawn>().First(), events.OfType<StudyEvent.RoundDrawn>().ElementAt(1));
        int[] rows = [.. first.Drawn];
        var said = CrossFittedLearner.Once(Texts.Task(rows) with { Weights = Array.ConvertAll(rows, _ => 1 / first.AtRisk.Smallest), Seed = 3 });
        var listed = Assert.IsType<RowsAtRisk.Listed>(second.AtRisk);
        var byConfidence = listed.Rows.Zip(listed.Probabilities).OrderBy(each => said.Confidence.Span[each.First]).Select(each => each.Second).ToList();
        Assert.True(byConfidence.Take(30).Average() > byConfidence.TakeLast(30).Average() * 1.02,
            $"{byConfidence.Take(30).Average()} {byConfidence.TakeLast(30).Average()}");
    }

    [Theory]
    [InlineData(19, true)]
    [InlineData(20, false)]
    public async Task Below_twenty_labels_nothing_is_learnt_and_a_round_is_uniform(int burnIn, bool isUniform)
    {
        var plan = Plan(SamplingDesign.Error) with { BurnIn = new(burnIn) };
        var ledger = new MemoryLedger();
        await new AdaptiveSampling(Texts.Untaught()).DrawAsync(plan, new RecordedAnnotations(Texts.Labels), ledger);
        var second = ledger.Events.OfType<StudyEvent.RoundDrawn>().ElementAt(1);
        Assert.Equal(isUniform, second.AtRisk.Smallest == second.AtRisk.Largest);
    }

    [Fact]
    public void What_is_said_between_rounds_of_a_text_does_not_know_its_label()
    {
        var known = new KnownLabels(1, 60);
        var other = new KnownLabels(1, 60);
        int[] rows = [.. Enumerable.Range(0, 60)];
        double[] chances = [.. Enumerable.Repeat(0.15, Texts.Rows)];
        known.Add(rows, [.. rows.Select(row => Texts.Labels[row])], chances);
        other.Add(rows, [.. rows.Select(row => row == 7 ? 1 - Texts.Labels[row] : Texts.Labels[row])], chances);
        var folds = CrossFittedLearner.Once(Texts.Task(rows) with { Seed = 3 }).Folds;
        var (one, two) = (Said(known), Said(other));

        // One label changes what is said of other folds, and κ perhaps; of its own fold nothing but by κ.
        Assert.Contains(Enumerable.Range(0, Texts.Rows), row => one[row] != two[row] && folds.Span[row] != folds.Span[7]);
        Assert.All(Enumerable.Range(0, Texts.Rows).Where(row => folds.Span[row] == folds.Span[7]), row => Assert.Equal(one[row], two[row]));
    }

    private static double[] Said(KnownLabels known) =>
        TaughtProblem.BetweenRounds(Texts.Untaught(), known, 3) is { } taught ? taught.Variables[0].Confidence.ToArray() : [];

    private static SamplingPlan Plan(SamplingDesign design) => new()
    {
        Design = design, Budget = new(120), BurnIn = new(BurnIn), Rounds = 3, Seed = 3, Tau = 0.2,
    };

    private static async Task<IReadOnlyList<StudyEvent>> Events(StudyProblem problem, SamplingDesign design, double[] labels)
    {
        var ledger = new MemoryLedger();
        Assert.IsType<DrawnSample>(await new AdaptiveSampling(problem).DrawAsync(Plan(design), new RecordedAnnotations(labels), ledger));
        return ledger.Events;
    }
}
