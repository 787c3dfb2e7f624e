using Cdi.Estimation.Designs;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Tests.Designs;

/// <summary>Texts of which somebody was asked and could not say what they are.</summary>
public sealed class AnsweredSampleTests
{
    [Fact]
    public void Cannot_say_is_an_answer_so_that_its_round_is_closed_and_nothing_is_learnt_from_it()
    {
        var state = Begun();
        state.Apply(new StudyEvent.LabelsReceived([0, 2], [1, double.NaN]) { CannotSay = [false, true] });
        Assert.Empty(state.Awaited);
        Assert.Equal([0], state.Known.Rows.ToArray());
        Assert.Equal([false, false, true, false], state.ToSample().CannotSay[0].ToArray());
    }

    [Fact]
    public void A_label_without_a_number_and_without_these_words_is_a_gap()
    {
        var state = Begun();
        state.Apply(new StudyEvent.LabelsReceived([0, 2], [1, double.NaN]));
        Assert.Equal([2], state.Awaited);
    }

    [Fact]
    public void A_correction_replaces_what_was_learnt()
    {
        var state = Begun();
        state.Apply(new StudyEvent.LabelsReceived([0, 2], [1, 0]));
        state.Apply(new StudyEvent.LabelsReceived([2], [1]) { Corrects = true });
        Assert.Equal([1.0, double.NaN, 1.0, double.NaN], state.ToSample().Labels[0].ToArray());
        Assert.Equal([0, 2], state.Known.Rows.ToArray());
    }

    [Fact]
    public void A_ledger_takes_a_correction_of_what_is_labelled_and_of_nothing_else()
    {
        var review = new LedgerReview();
        Assert.Null(review.Contradiction(Opened));
        Assert.Null(review.Contradiction(Round));
        Assert.Equal("row 0 was corrected and has no label yet", review.Contradiction(new StudyEvent.LabelsReceived([0], [1]) { Corrects = true }));
        Assert.Null(review.Contradiction(new StudyEvent.LabelsReceived([0], [double.NaN]) { CannotSay = [true] }));
        Assert.Equal("row 0 was labelled twice", review.Contradiction(new StudyEvent.LabelsReceived([0], [1])));
        Assert.Null(review.Contradiction(new StudyEvent.LabelsReceived([0], [1]) { Corrects = true }));
    }

    [Fact]
    public void Texts_answered_stand_for_those_of_their_round_that_were_not()
    {
        var sample = Sample();
        Assert.True(AnsweredSample.TryWeigh(sample, 0, out var weighted, out _));
        Assert.Equal([true, false, false, true], weighted.Labelled.ToArray());
        Assert.Equal([0.25, 0.25, 0.25, 1.0], weighted.Probabilities.ToArray());
    }

    [Fact]
    public void Over_all_ways_of_answering_the_weighted_total_is_the_total_of_the_sample()
    {
        // A round of 4 texts drawn of 8, π = .5, of which 3 can be answered: each 3 of the 4 are as likely, and the mean of Σ y/π' over the 4 ways is Σ y/π.
        double[] labels = [3, 1, 4, 1];
        var totals = new List<double>();
        for (var silent = 0; silent < 4; silent++)
        {
            var state = new SamplingState(new(8, 1, DrawMethod.FixedSize));
            state.Apply(new StudyEvent.RoundDrawn(SamplingRoundKind.Round, [.. Enumerable.Range(0, 8)], [.. Enumerable.Repeat(0.5, 8)], [0, 1, 2, 3]));
            state.Apply(new StudyEvent.LabelsReceived([0, 1, 2, 3], [.. labels.Select((label, row) => row == silent ? double.NaN : label)])
            {
                CannotSay = [.. Enumerable.Range(0, 4).Select(row => row == silent)],
            });
            Assert.True(AnsweredSample.TryWeigh(state.ToSample(), 0, out var weighted, out _));
            totals.Add(Enumerable.Range(0, 4).Where(row => weighted.Labelled.Span[row]).Sum(row => labels[row] / weighted.Probabilities.Span[row]));
        }

        Assert.Equal(labels.Sum() / 0.5, totals.Average(), 1e-12);
    }

    [Fact]
    public void A_round_of_which_nothing_was_answered_is_named()
    {
        var state = Begun();
        state.Apply(new StudyEvent.LabelsReceived([0, 2], [double.NaN, double.NaN]) { CannotSay = [true, true] });
        Assert.False(AnsweredSample.TryWeigh(state.ToSample(), 0, out _, out var silent));
        Assert.Equal(0, silent);
    }

    [Fact]
    public void A_label_can_be_put_where_nobody_could_say()
    {
        var filled = AnsweredSample.With(Sample(), 0, 7);
        Assert.Equal([1.0, double.NaN, 7.0, 0.0], filled.Labels[0].ToArray());
        Assert.Equal(1, AnsweredSample.CannotSay(Sample(), 0));
    }

    private static StudyEvent.Opened Opened => new(4, 1, DrawMethod.FixedSize);

    private static StudyEvent.RoundDrawn Round => new(SamplingRoundKind.BurnIn, [0, 1, 2], [0.5, 0.5, 0.5], [0, 2]);

    private static SamplingState Begun()
    {
        var state = new SamplingState(Opened);
        state.Apply(Round);
        return state;
    }

    private static DrawnSample Sample()
    {
        var state = Begun();
        state.Apply(new StudyEvent.LabelsReceived([0, 2], [1, double.NaN]) { CannotSay = [false, true] });
        state.Apply(new StudyEvent.RoundDrawn(SamplingRoundKind.Round, [3], [1], [3]));
        state.Apply(new StudyEvent.LabelsReceived([3], [0]));
        return state.ToSample();
    }
}
