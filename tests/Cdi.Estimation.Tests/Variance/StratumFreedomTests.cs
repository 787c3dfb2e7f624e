using Cdi.Estimation.Annotations;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Estimates;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Tests.Problems;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Variance;

/// <summary>Degrees of freedom of draws from strata that differ in spread: Cochran (1977), (5.16).</summary>
public sealed class StratumFreedomTests
{
    // 540, 270 and 90 rows; shares of .03, .5 and .9.
    private static readonly double[] Shares = [0.03, 0.5, 0.9];

    [Fact]
    public void Degrees_of_a_mean_in_the_corpus_are_the_textbook_s()
    {
        var corpus = Corpus();
        var (fit, sample) = Fit(corpus, Generalise.Corpus, 30);
        var (sum, squares, count) = (0.0, 0.0, 0);
        foreach (var stratum in Enumerable.Range(0, 900).GroupBy(row => corpus.Strata![row]))
        {
            double[] values = [.. stratum.Where(row => sample.Labelled.Span[row]).Select(row => corpus.Human[row])];
            var (size, m, mean) = ((double)stratum.Count(), values.Length, values.Average());
            var own = size * (size - m) / m * values.Sum(value => (value - mean) * (value - mean)) / (m - 1);
            (sum, squares, count) = (sum + own, squares + (own * own / (m - 1)), count + m - 1);
        }

        Assert.True(sum * sum / squares < 0.6 * count, $"{sum * sum / squares} of {count}");
        Assert.Equal(sum * sum / squares, Assert.IsType<double>(fit.Targets[0].DegreesOfFreedom), 1e-9);
    }

    // In a population strata differ by their means too; what of the variance is between them is known the better the less they spread.
    [Fact]
    public void Degrees_for_a_population_lie_between_those_of_the_smallest_stratum_and_of_all()
    {
        var degrees = Assert.IsType<double>(Fit(Corpus(), Generalise.Population, 30).Fit.Targets[0].DegreesOfFreedom);
        Assert.InRange(degrees, 2, 27);
    }

    // Two labels of a stratum that carries nearly all of the variance.
    [Theory]
    [InlineData(Generalise.Corpus)]
    [InlineData(Generalise.Population)]
    public void Two_labels_that_carry_the_variance_give_no_interval(Generalise generalise)
    {
        var corpus = new SyntheticStudy(400) { Strata = [.. Enumerable.Range(0, 400).Select(row => row % 40 == 0 ? 1 : 0)] };
        corpus.Human = [.. corpus.Strata.Select((stratum, row) => stratum == 1 ? row / 40 % 2 : row == 57 ? 1.0 : 0)];
        for (var seed = 0UL; seed < 50; seed++)
        {
            var sample = Draw(corpus, 40, seed);
            double[] rare = [.. Enumerable.Range(0, 400).Where(row => sample.Labelled.Span[row] && corpus.Strata[row] == 1).Select(row => corpus.Human[row])];
            Assert.Equal(2, rare.Length);
            if (rare[0] == rare[1] || sample.Labelled.Span[57]) continue;
            var fit = Fit(corpus, generalise, 40, seed).Fit;
            Assert.True(fit.Targets[0].IsWithheld);
            Assert.True(fit.Targets[0].DegreesOfFreedom < 2, $"{fit.Targets[0].DegreesOfFreedom}");
            return;
        }

        Assert.Fail("No draw has two different labels of the stratum.");
    }

    private static (RectifiedFit Fit, DrawnSample Sample) Fit(SyntheticStudy corpus, Generalise generalise, int labels, ulong seed = 1)
    {
        var study = corpus.ShareOnly();
        var sample = Draw(corpus, labels, seed);
        var estimation = new StudyEstimation(study, 1);
        var options = estimation.OptionsFor(0, EstimationMethod.HumanOnly, new(generalise, 0.05));
        return (Assert.IsType<RectifiedFit>(estimation.Estimate(0, sample, EstimationMethod.HumanOnly, options)), sample);
    }

    private static DrawnSample Draw(SyntheticStudy corpus, int labels, ulong seed) =>
        SyntheticStudy.Draw(corpus.ShareOnly(), SyntheticStudy.Plan(SamplingDesign.Stratified, labels, seed));

    private static SyntheticStudy Corpus()
    {
        var corpus = new SyntheticStudy(900) { Strata = [.. Enumerable.Range(0, 900).Select(row => row % 10 < 6 ? 0 : row % 10 < 9 ? 1 : 2)] };
        double Uniform(int row) => new CounterRandom(3, RandomPurpose.Resample, 5).Uniform(corpus.Keys[row]);
        corpus.Human = [.. corpus.Strata.Select((stratum, row) => Uniform(row) < Shares[stratum] ? 1.0 : 0)];
        return corpus;
    }
}
