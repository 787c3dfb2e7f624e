using Cdi.Estimation.Multiplicity;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Tests.Multiplicity;

/// <summary>Error rates that are followed from batch to batch: false alarms over long horizons, power, and the band computed otherwise.</summary>
public sealed class ErrorDriftTests
{
    private const double Alpha = 0.1;

    [Fact]
    public void The_band_is_that_of_rates_computed_otherwise()
    {
        var texts = Stream(1, 4, 40, _ => 0.3, unequal: true);
        var drift = Follow(texts, 4, 2);
        (double Rate, double Variance) Rate(IReadOnlyList<ComparedText> of)
        {
            // A Taylor series of a ratio: residuals of we on w, by their sample variance times m.
            var rate = of.Sum(text => text.Weight * (text.IsError ? 1 : 0)) / of.Sum(text => text.Weight);
            double[] residuals = [.. of.Select(text => text.Weight * ((text.IsError ? 1 : 0) - rate))];
            var shown = residuals.Sum(each => each * each) / (of.Count - 1) * of.Count;

            // One error more in two texts more.
            var added = ((rate * of.Count) + 1) / (of.Count + 2);
            return (rate, Math.Max(shown, added * (1 - added) * of.Sum(text => text.Weight * text.Weight)) / Math.Pow(of.Sum(text => text.Weight), 2));
        }

        var (before, since) = (Rate([.. texts.Where(text => text.Batch < 2)]), Rate([.. texts.Where(text => text.Batch >= 2)]));
        var (change, variance) = (since.Rate - before.Rate, since.Variance + before.Variance);
        var best = 5.0;
        for (var step = 0; step < 200; step++) best = Math.Log((1 + best) / (Alpha * Alpha));
        var tau = best * 2 * before.Variance / variance;
        var half = Math.Sqrt((1 + (1 / tau)) * Math.Log((1 + tau) / (Alpha * Alpha)) * variance);
        Assert.Equal(before.Rate, drift.ReferenceRate, 1e-12);
        Assert.Equal(change, drift.Batches[3].Change ?? double.NaN, 1e-12);
        Assert.Equal(change - half, drift.Batches[3].Lower ?? double.NaN, 1e-9);
        Assert.Equal(change + half, drift.Batches[3].Upper ?? double.NaN, 1e-9);
        Assert.Null(drift.Batches[1].Change);
        Assert.Equal(80, drift.ReferenceLabels);
        Assert.Equal([40, 40, 40, 40], drift.Batches.Select(batch => batch.Labelled));
    }

    [Fact]
    public void Order_and_unit_of_weights_do_not_matter()
    {
        var texts = Stream(2, 5, 30, batch => batch < 3 ? 0.1 : 0.4, unequal: true);
        var drift = Follow(texts, 5, 1);
        var other = Follow([.. texts.Reverse().Select(text => text with { Weight = 7 * text.Weight })], 5, 1);
        Assert.Equal(drift.First, other.First);
        foreach (var (one, another) in drift.Batches.Zip(other.Batches))
        {
            Assert.Equal(one.Lower ?? 0, another.Lower ?? 0, 1e-12);
            Assert.Equal(one.Upper ?? 0, another.Upper ?? 0, 1e-12);
        }
    }

    // Of 800 streams a share of .1 strays by .0106, four of which are .043. A band of one look would alarm in far more of them.
    [Fact]
    public void Over_forty_batches_without_a_change_false_alarms_are_no_more_than_alpha()
    {
        const int Trials = 800;
        var (alarms, peeked) = (0, 0);
        for (var trial = 0; trial < Trials; trial++)
        {
            var drift = Follow(Stream(1000 + trial, 40, 50, _ => 0.15), 40, 5);
            if (drift.First is not null) alarms++;
            if (drift.Batches.Any(batch => batch is { Change: { } change, Upper: { } upper } && Math.Abs(change) > (upper - change) * 1.645 / 2.763)) peeked++;
        }

        Assert.True(alarms <= (Alpha + 0.043) * Trials, $"{alarms}");
        Assert.True(peeked > (Alpha + 0.043) * Trials, $"{peeked}");
    }

    [Fact]
    public void A_change_is_shown_and_its_batch_does_not_come_before_it()
    {
        const int Trials = 200;
        var (shown, early) = (0, 0);
        for (var trial = 0; trial < Trials; trial++)
        {
            if (Follow(Stream(9000 + trial, 40, 50, batch => batch < 10 ? 0.15 : 0.3), 40, 5).First is not { } first) continue;
            shown++;
            if (first < 10) early++;
        }

        // Twelve standard errors of the last look; an alarm before the change is a false one.
        Assert.True(shown >= 0.95 * Trials, $"{shown}");
        Assert.True(early <= (Alpha + 0.085) * Trials, $"{early}");
    }

    // With the labels that it asks for, four changes in five are shown at the batch in which they begin: of 400 streams .8 strays by .02, and the rule takes
    // the old spread for the new one, which is larger.
    [Fact]
    public void The_labels_it_asks_for_show_the_change()
    {
        var labels = Follow(Stream(3, 4, 400, _ => 0.2), 4, 3).LabelsToSee(0.15) ?? 0;
        Assert.InRange(labels, 100, 5000);
        var shown = Enumerable.Range(0, 400).Count(trial =>
        {
            var known = Stream(100 + trial, 4, 400, _ => 0.2);
            return Follow([.. known, .. Stream(50_000 + trial, 5, labels, _ => 0.35).Where(text => text.Batch == 4)], 5, 3).First == 4;
        });
        Assert.InRange(shown / 400.0, 0.68, 0.95);
        Assert.Null(Follow(Stream(3, 4, 5, _ => 0.2), 4, 1).LabelsToSee(0.02));
    }

    [Fact]
    public void Nothing_is_known_without_a_reference()
    {
        Assert.Null(ErrorDrift.Of([new(1, true, 1), new(1, false, 1)], 2, 1, Alpha));
        Assert.Throws<ArgumentOutOfRangeException>(() => ErrorDrift.Of([], 2, 2, Alpha));
        Assert.Throws<ArgumentOutOfRangeException>(() => ErrorDrift.Of([new(2, true, 1)], 2, 1, Alpha));
        var quiet = Follow([.. Enumerable.Range(0, 40).Select(text => new ComparedText(text / 20, false, 1))], 2, 1);
        Assert.True(quiet.Batches[1] is { Change: 0, Lower: < -0.05, Upper: > 0.05 });
    }

    private static ErrorDrift Follow(IReadOnlyList<ComparedText> texts, int batches, int reference) =>
        ErrorDrift.Of(texts, batches, reference, Alpha) ?? throw new InvalidOperationException("The reference has texts.");

    private static IReadOnlyList<ComparedText> Stream(int seed, int batches, int labels, Func<int, double> rate, bool unequal = false)
    {
        var (error, weight) = (new CounterRandom(77, RandomPurpose.Trial, seed), new CounterRandom(78, RandomPurpose.Trial, seed));
        return [.. Enumerable.Range(0, batches * labels).Select(text => new ComparedText(
            text / labels, error.Uniform(new RowKey((ulong)text)) < rate(text / labels), unequal ? 1 + (4 * weight.Uniform(new RowKey((ulong)text))) : 1))];
    }
}
