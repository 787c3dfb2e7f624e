using Cdi.Estimation.Designs;
using Cdi.Estimation.Estimates;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Tests.Problems;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Designs;

/// <summary>Strata of a block that lost their labels to people who could not say.</summary>
public sealed class ResponseGroupsTests
{
    // Strata of ten texts each, of which two are drawn.
    private static readonly SyntheticStudy Corpus = new(40) { Strata = [.. Enumerable.Range(0, 40).Select(row => row / 10)] };

    private static readonly DrawnSample Sample = SyntheticStudy.Draw(Corpus.ShareOnly(), SyntheticStudy.Plan(SamplingDesign.Stratified, 8));

    // How many of the two labels each stratum loses, and which strata are one afterwards.
    [Theory]
    [InlineData("0000", "0123")]
    [InlineData("1000", "0012")]
    [InlineData("0100", "0112")]
    [InlineData("0001", "0122")]
    [InlineData("0020", "0122")]
    [InlineData("0022", "0111")]
    [InlineData("2200", "0001")]
    [InlineData("2222", null)]
    [InlineData("1111", "0011")]
    [InlineData("2221", "0000")]
    public void A_stratum_with_fewer_than_two_answers_is_one_with_the_next(string lost, string? places)
    {
        var drawn = DrawnOf(Sample);
        int[] silent = [.. Enumerable.Range(0, 4).SelectMany(stratum => drawn[stratum].Take(lost[stratum] - '0'))];
        if (!AnsweredSample.TryWeigh(Without(silent), 0, out var weighted, out var block))
        {
            Assert.Null(places);
            Assert.Equal(0, block);
            return;
        }

        Assert.Equal(places, string.Concat(Enumerable.Range(0, 4).Select(stratum => weighted.Groups.Span[stratum * 10])));

        // Whoever was answered stands for the whole of the strata that are one.
        foreach (var group in Enumerable.Range(0, 40).GroupBy(row => weighted.Groups.Span[row]))
            Assert.Equal(group.Count(), group.Where(row => weighted.Labelled.Span[row]).Sum(row => 1 / weighted.Probabilities.Span[row]), 1e-12);
    }

    // Of the four texts drawn of the last two strata one cannot be labelled, each as likely; either loss makes them one.
    [Fact]
    public void Over_all_ways_of_answering_the_weighted_total_is_that_of_the_sample()
    {
        var drawn = DrawnOf(Sample);
        double Total(DrawnSample sample) => drawn[2].Concat(drawn[3]).Where(row => sample.Labelled.Span[row])
            .Sum(row => (row + 1) / sample.Probabilities.Span[row]);
        var totals = drawn[2].Concat(drawn[3]).Select(silent =>
        {
            Assert.True(AnsweredSample.TryWeigh(Without([silent]), 0, out var weighted, out _));
            return Total(weighted);
        });
        Assert.Equal(Total(Sample), totals.Average(), 1e-9);
    }

    // Three labels of a joined group of twenty texts vary about their own mean: N²(1 − m/N)s²/m; two of each other stratum about theirs.
    [Fact]
    public void Joined_strata_vary_about_one_mean()
    {
        var drawn = DrawnOf(Sample);
        Assert.True(AnsweredSample.TryWeigh(Without([drawn[0][0]]), 0, out var weighted, out _));
        double[] labels = [.. Enumerable.Range(0, 40).Select(row => weighted.Labelled.Span[row] ? (row * 7 % 5 < 2 ? 1.0 : 0) : double.NaN)];
        weighted = weighted with { Labels = [labels], CannotSay = [] };
        var estimation = new StudyEstimation(Corpus.ShareOnly(), 1);
        var options = estimation.OptionsFor(0, EstimationMethod.HumanOnly, new(Generalise.Corpus, 0.1));
        var fit = Assert.IsType<RectifiedFit>(estimation.Estimate(0, weighted, EstimationMethod.HumanOnly, options));
        var (expected, mean) = (0.0, 0.0);
        foreach (var group in Enumerable.Range(0, 40).GroupBy(row => weighted.Groups.Span[row]))
        {
            double[] known = [.. group.Where(row => weighted.Labelled.Span[row]).Select(row => labels[row])];
            var (size, average) = ((double)group.Count(), known.Average());
            mean += size / 40 * average;
            expected += size * size / 1600 * (1 - (known.Length / size)) / known.Length
                * known.Sum(label => (label - average) * (label - average)) / (known.Length - 1);
        }

        Assert.Equal(mean, fit.Parameters[0], 1e-12);
        Assert.Equal(expected, fit.Covariance[0], 1e-12);
        Assert.Equal(0, fit.SingleRowStrata);
    }

    private static int[][] DrawnOf(DrawnSample sample) =>
        [.. Enumerable.Range(0, 4).Select(stratum => Enumerable.Range(10 * stratum, 10).Where(row => sample.Labelled.Span[row]).ToArray())];

    private static DrawnSample Without(int[] rows) =>
        Sample with { CannotSay = [Enumerable.Range(0, 40).Select(row => Array.IndexOf(rows, row) >= 0).ToArray()] };
}
