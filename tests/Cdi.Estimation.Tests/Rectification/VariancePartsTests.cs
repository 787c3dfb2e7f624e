using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Variance;
using static Cdi.Estimation.Tests.Rectification.Samples;

namespace Cdi.Estimation.Tests.Rectification;

/// <summary>The parts of a variance (specs/statistics.md), each computed anew from its formula.</summary>
public class VariancePartsTests
{
    // Sums of 600 terms of size 1, added in another order.
    private const double Rounding = 1e-9;

    private static readonly SmallStudy Study = SmallStudy.Random();

    [Fact]
    public void Of_a_corpus_a_row_carries_the_chance_of_its_draw_times_its_squared_residual()
    {
        var options = Options(LambdaPolicy.None, Generalise.Corpus) with { InfluentialRows = 4 };
        var fit = Fit<Glm<Gaussian, Size1>>(Columns(All(Study.X.Length, 1.0)), Study.Sample(), options);
        var shares = Enumerable.Range(0, Study.X.Length).Where(row => Study.Labelled[row])
            .Select(row => (Row: row, Size: OfDraw(row) * Math.Pow(Study.Human[row] - fit.Parameters[0], 2))).ToList();
        var total = shares.Sum(each => each.Size);
        var largest = shares.OrderByDescending(each => each.Size).Take(4).ToList();

        Assert.Equal(largest.Select(each => each.Row), fit.Targets[0].InfluentialRows.Select(each => each.Row));
        Close.Relative([.. largest.Select(each => each.Size / total)], [.. fit.Targets[0].InfluentialRows.Select(each => each.Share)], Rounding);

        double OfDraw(int row) => (1 - Study.Probability[row]) / (Study.Probability[row] * Study.Probability[row]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_population_adds_to_a_draw_of_fixed_size_the_spread_of_one_score(double lambda)
    {
        var policy = new LambdaPolicy.Fixed(lambda);
        var sample = Study.Sample(SampleDraw.FixedSize);
        var population = Fit<Glm<Bernoulli, Size2>>(Study.Columns, sample, Options(policy));
        var corpus = Fit<Glm<Bernoulli, Size2>>(Study.Columns, sample, Options(policy, Generalise.Corpus));
        var added = Congruence([.. population.HessianInverse], SpreadOfScores([.. population.Parameters]));

        for (var j = 0; j < 4; j++) added[j] += corpus.Covariance[j];
        Close.Relative(added, [.. population.Covariance], Rounding);
    }

    [Fact]
    public void Predictions_taken_for_truth_have_every_cluster_behind_them_and_no_label()
    {
        var labelled = new[] { true, true, false, true, false, false, false, false };
        var (human, predicted) = (new double[] { 1, 0, 0, 1, 0, 0, 0, 0 }, new double[] { 1, 0, 1, 1, 0, 0, 1, 0 });
        var sample = new RectifiedSample(Features(human), Features(predicted), labelled, All(8, 0.5), SampleDraw.Poisson)
        {
            Clusters = new[] { 0, 0, 1, 1, 2, 2, 3, 3 },
        };
        var ones = Columns(All(8, 1.0));
        var clustered = PeerOptions(LambdaPolicy.None) with { Variance = VarianceEstimator.ClusterCR1 };
        var model = Fit<Glm<Gaussian, Size1>>(ones, sample, clustered with { Lambda = LambdaPolicy.Full, Form = MomentForm.PredictionOnly });
        var people = Fit<Glm<Gaussian, Size1>>(ones, sample, clustered);

        Assert.Equal((3, 0), (model.DegreesOfFreedom, model.Labels));
        Assert.Equal((1, 3), (people.DegreesOfFreedom, people.Labels));
    }

    // U (Σ w s sᵀ/Σw − m mᵀ)/n with m = Σ w s/Σw and U = (Σw)²/((Σw)² − Σw²), s = x (μ − y) of the labelled rows.
    private static double[] SpreadOfScores(double[] theta)
    {
        var (second, mean, total, squared) = (new double[4], new double[2], 0.0, 0.0);
        for (var row = 0; row < Study.X.Length; row++)
        {
            if (!Study.Labelled[row]) continue;
            var x = new[] { 1, Study.X[row] };
            var residual = (1 / (1 + Math.Exp(-theta[0] - (theta[1] * x[1])))) - Study.Human[row];
            var weight = 1 / Study.Probability[row];
            (total, squared) = (total + weight, squared + (weight * weight));
            for (var j = 0; j < 4; j++) second[j] += weight * residual * residual * x[j / 2] * x[j % 2];
            for (var j = 0; j < 2; j++) mean[j] += weight * residual * x[j];
        }

        var unbiased = total * total / ((total * total) - squared);
        return [.. second.Select((sum, j) => unbiased * ((sum / total) - (mean[j / 2] * mean[j % 2] / (total * total))) / Study.X.Length)];
    }

    private static double[] Congruence(double[] bread, double[] meat) =>
        [.. Enumerable.Range(0, 4).Select(at => Enumerable.Range(0, 4).Sum(inner =>
            bread[((at / 2) * 2) + (inner / 2)] * meat[inner] * bread[((inner % 2) * 2) + (at % 2)]))];
}
