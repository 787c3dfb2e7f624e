using Cdi.Estimation.Multiplicity;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Variance;
using MathNet.Numerics.Distributions;

namespace Cdi.Estimation.Tests.Multiplicity;

/// <summary>The confidence sequence against the formula of its paper, and against looks at sums of increments.</summary>
public sealed class ConfidenceSequenceTests
{
    // σ √(2(tρ² + 1)/(t²ρ²) ln(√(tρ² + 1)/α)) with σ = 1 over the standard error 1/√t, ρ from the paper's own √((−2 ln α + ln(−2 ln α) + 1)/t) as a start
    // and a search from there for what makes the end at half of the budget nearest.
    [Theory]
    [InlineData(0.1, 500, 500)]
    [InlineData(0.1, 500, 60)]
    [InlineData(0.05, 1000, 250)]
    [InlineData(0.01, 80, 33)]
    public void Ends_are_those_of_the_formula_with_the_best_rho(double alpha, int budget, int labels)
    {
        double End(double t, double rho) => Math.Sqrt(2 * ((t * rho * rho) + 1) / (t * t * rho * rho) * Math.Log(Math.Sqrt((t * rho * rho) + 1) / alpha));
        var half = budget / 2.0;
        var rho = Math.Sqrt(((-2 * Math.Log(alpha)) + Math.Log((-2 * Math.Log(alpha)) + 1)) / half);
        for (var step = 0.1 * rho; step > 1e-14; step /= 2)
        {
            while (End(half, rho + step) < End(half, rho)) rho += step;
            while (End(half, rho - step) < End(half, rho)) rho -= step;
        }

        var sequence = new ConfidenceSequence(alpha, new Labels(budget), 10 * budget, Generalise.Population);

        // Near a minimum ρ is known to half of the digits, and what is wanted elsewhere changes in proportion to it.
        Assert.Equal(End(labels, rho) * Math.Sqrt(labels), sequence.CriticalValue(new Labels(labels)), 1e-6);
        Assert.Equal(sequence.CriticalValue(new Labels(labels)), -Normal.InvCDF(0, 1, sequence.Alpha(new Labels(labels)) / 2), 1e-9);
    }

    [Fact]
    public void A_corpus_counts_labels_by_what_they_leave_unknown()
    {
        // 50 of 100 texts are worth 100 of an endless population, and 60 are worth 150; half of a budget of 60, 30, is worth 42.86.
        var corpus = new ConfidenceSequence(0.1, new Labels(60), 100, Generalise.Corpus);
        double Time(int labels) => labels / (1 - (labels / 100.0));
        var other = new ConfidenceSequence(0.1, new Labels(2), 100, Generalise.Population);
        Assert.Equal(other.CriticalValue(new Labels(1)), corpus.CriticalValue(new Labels(30)), 1e-12);
        var ratio = Time(60) / Time(30);
        Assert.Equal(3.5, ratio, 1e-12);
        var scaled = new ConfidenceSequence(0.1, new Labels(20), 1000, Generalise.Population);
        Assert.Equal(scaled.CriticalValue(new Labels(35)), corpus.CriticalValue(new Labels(60)), 1e-12);
        Assert.True(double.IsFinite(new ConfidenceSequence(0.1, new Labels(100), 100, Generalise.Corpus).CriticalValue(new Labels(100))));
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(1e-9)]
    [InlineData(0.4)]
    public void A_p_value_is_the_least_alpha_that_rejects(double p)
    {
        var (labels, statistic) = (new Labels(120), -Normal.InvCDF(0, 1, p / 2));
        var sequence = new ConfidenceSequence(0.1, new Labels(300), 9000, Generalise.Population);
        var found = sequence.PValue(p, labels);
        Assert.True(found > p);
        if (found == 1) return;

        // The same ρ: τ of α = .1 at 120 of 150 labels, and the end of a sequence of level `found` at it.
        var tau = 2 * -Math.Log(0.1);
        for (var step = 0; step < 200; step++) tau = Math.Log(1 + tau) - (2 * Math.Log(0.1));
        tau *= 120 / 150.0;
        Assert.Equal(statistic, Math.Sqrt((1 + (1 / tau)) * (Math.Log(1 + tau) - (2 * Math.Log(found)))), 1e-7);
    }

    [Fact]
    public void P_values_at_the_ends_stay_there()
    {
        var sequence = new ConfidenceSequence(0.1, new Labels(300), 9000, Generalise.Population);
        Assert.Equal((0, 1), (sequence.PValue(0, new Labels(50)), sequence.PValue(1, new Labels(50))));
        Assert.Throws<ArgumentOutOfRangeException>(() => sequence.CriticalValue(new Labels(0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfidenceSequence(1, new Labels(300), 9000, Generalise.Population));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfidenceSequence(0.1, new Labels(301), 300, Generalise.Population));
    }

    // Sums of ±1, known to have standard errors √t: all of 400 looks hold at least as often as they say, and 90 % intervals of one look miss at some look far
    // more often than in one sample of ten. Of 2000 trials a share of .9 strays by .0067, four of which are .027; the law of the iterated logarithm has no
    // bound on misses of Wald's, and at 400 looks of Brownian motion from t = 20 on they are near .6.
    [Fact]
    public void All_looks_hold_together_and_those_of_one_look_do_not()
    {
        const int Trials = 2000, Last = 400, First = 20;
        var sequence = new ConfidenceSequence(0.1, new Labels(Last), 100_000, Generalise.Population);
        double[] ends = [.. Enumerable.Range(1, Last).Select(t => sequence.CriticalValue(new Labels(t)) * Math.Sqrt(t))];
        var (held, wald) = (0, 0);
        for (var trial = 0; trial < Trials; trial++)
        {
            var random = new CounterRandom(20261127, RandomPurpose.Trial, trial);
            var (sum, holds, holdsOne) = (0, true, true);
            for (var t = 1; t <= Last; t++)
            {
                sum += random.Uniform(new RowKey((ulong)t)) < 0.5 ? 1 : -1;
                if (t < First) continue;
                holds &= Math.Abs(sum) <= ends[t - 1];
                holdsOne &= Math.Abs(sum) <= 1.6449 * Math.Sqrt(t);
            }

            if (holds) held++;
            if (holdsOne) wald++;
        }

        Assert.True(held >= (0.9 - 0.027) * Trials, $"{held}");
        Assert.True(wald <= 0.6 * Trials, $"{wald}");
    }
}
