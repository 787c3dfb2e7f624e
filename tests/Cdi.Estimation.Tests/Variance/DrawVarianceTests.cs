using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Tests.Rectification;
using Cdi.Estimation.Variance;
using static Cdi.Estimation.Tests.Rectification.Samples;

namespace Cdi.Estimation.Tests.Variance;

/// <summary>Variances of the draw, by closed forms and by listing every draw of a small corpus.</summary>
public class DrawVarianceTests
{
    private const double Rounding = 1e-12;

    // Rows 0 and 1 are certain and differ, so that no draw is constant.
    private static readonly double[] Human = [0.2, 3.1, 1.7, 2.2, 0.4, 5.0, 4.1, 2.9];
    private static readonly double[] Guess = [0.1, 2.0, 2.5, 2.0, 1.0, 3.0, 4.5, 0.5];

    private static readonly Covariates Constant = Columns(All(8, 1.0));

    [Fact]
    public void A_uniform_draw_of_fixed_size_has_the_textbook_variance()
    {
        bool[] labelled = [true, false, true, true, false, true, false, false];
        var sample = Sample(Human, Guess, labelled, All(8, 0.5), SampleDraw.FixedSize);
        double[] drawn = [.. Human.Where((_, i) => labelled[i])];
        double[] residual = [.. Human.Zip(Guess, (y, guess) => y - guess).Where((_, i) => labelled[i])];
        var spread = SampleVariance(drawn);
        var corpus = Options(LambdaPolicy.None, Generalise.Corpus);
        Close.To(spread * ((1.0 / 4) - (1.0 / 8)), Variance(sample, corpus), Rounding);
        Close.To(SampleVariance(residual) * ((1.0 / 4) - (1.0 / 8)), Variance(sample, corpus with { Lambda = LambdaPolicy.Full }), Rounding);

        // The corpus is a sample itself: the parts of draw and population add up to the variance of the mean of four.
        Close.To(spread / 4, Variance(sample, Options(LambdaPolicy.None)), Rounding);
    }

    [Fact]
    public void Effective_labels_of_a_uniform_human_only_sample_are_its_labels()
    {
        bool[] labelled = [true, false, true, true, false, true, false, false];
        var sample = Sample(Human, Guess, labelled, All(8, 0.5), SampleDraw.FixedSize);

        foreach (var target in (Generalise[])[Generalise.Population, Generalise.Corpus])
        {
            Close.To(4, Fit<Glm<Gaussian, Size1>>(Constant, sample, Options(LambdaPolicy.None, target)).Targets[0].EffectiveLabels ?? 0, Rounding);
        }
    }

    [Fact]
    public void Over_all_Poisson_draws_the_difference_estimator_and_its_corpus_variance_are_unbiased()
    {
        double[] probability = [1, 1, 0.3, 0.5, 0.9, 0.2, 0.6, 0.45];
        var draws = Enumerable.Range(0, 64).Select(bits => (bool[])[true, true, .. Enumerable.Range(0, 6).Select(k => (bits >> k & 1) == 1)]);
        CheckUnbiased(draws.Select(labelled => (labelled, Chance(labelled, probability))), probability, SampleDraw.Poisson);
    }

    [Fact]
    public void Over_all_stratified_draws_the_difference_estimator_and_its_corpus_variance_are_unbiased()
    {
        // Rows 2–4: two of three; rows 5–7: two of three; nine draws, equally likely.
        double[] probability = [1, 1, 2.0 / 3, 2.0 / 3, 2.0 / 3, 2.0 / 3, 2.0 / 3, 2.0 / 3];
        int[] strata = [0, 1, 0, 0, 0, 1, 1, 1];
        var draws = from left in new[] { 2, 3, 4 } from right in new[] { 5, 6, 7 } select Human.Select((_, i) => i != left && i != right).ToArray();
        CheckUnbiased(draws.Select(labelled => (labelled, 1.0 / 9)), probability, SampleDraw.FixedSizeWithin(strata));
    }

    [Fact]
    public void A_stratum_with_one_drawn_row_is_counted_and_taken_as_an_independent_draw()
    {
        bool[] labelled = [true, true, true, false, false, true, true, false];
        double[] probability = [1, 1, 1.0 / 3, 1.0 / 3, 1.0 / 3, 2.0 / 3, 2.0 / 3, 2.0 / 3];
        int[] strata = [0, 0, 0, 0, 0, 1, 1, 1];
        var fit = Fit<Glm<Gaussian, Size1>>(Constant, Sample(Human, Guess, labelled, probability, SampleDraw.FixedSizeWithin(strata)),
            Options(LambdaPolicy.Full, Generalise.Corpus));
        Assert.Equal(1, fit.SingleRowStrata);
        var alone = (2.0 / 3) * Math.Pow((Human[2] - Guess[2]) * 3, 2);
        var (a, b) = (Human[5] - Guess[5], Human[6] - Guess[6]);
        var pair = 2 * (1.0 / 3) * 2 * Math.Pow((a - b) / 2 * 1.5, 2);

        // d = g − ĝ = −(v − v̂) whatever θ is.
        Close.To((alone + pair) / 64, fit.Covariance[0], Rounding);
    }

    [Fact]
    public void The_variance_of_the_draw_is_that_of_repeated_draws_for_a_logistic_slope()
    {
        var study = SmallStudy.Random(800, seed: 5);
        var (estimates, variances) = (new List<double>(), new List<double>());
        var random = new Random(99);
        for (var trial = 0; trial < 200; trial++)
        {
            bool[] labelled = [.. study.Probability.Select(probability => random.NextDouble() < probability)];
            var fit = Fit<Glm<Bernoulli, Size2>>(study.Columns, (study with { Labelled = labelled }).Sample(),
                Options(LambdaPolicy.OptimalFor(1), Generalise.Corpus));
            estimates.Add(fit.Parameters[1]);
            variances.Add(fit.Covariance[3]);
        }

        // The standard deviation of a variance from 200 trials is √(2/200) = 10 % of it; four of these.
        Assert.InRange(variances.Average() / SampleVariance([.. estimates]), 0.6, 1.4);
    }

    private static void CheckUnbiased(IEnumerable<(bool[] Labelled, double Chance)> draws, double[] probability, SampleDraw draw)
    {
        var (mean, square, variance, total) = (0.0, 0.0, 0.0, 0.0);
        foreach (var (labelled, chance) in draws)
        {
            var fit = Fit<Glm<Gaussian, Size1>>(Constant, Sample(Human, Guess, labelled, probability, draw), Options(LambdaPolicy.Full, Generalise.Corpus));
            total += chance;
            mean += chance * fit.Parameters[0];
            square += chance * fit.Parameters[0] * fit.Parameters[0];
            variance += chance * fit.Covariance[0];
        }

        Close.To(1, total, Rounding);
        Close.To(Human.Average(), mean, Rounding);
        Close.To(square - (mean * mean), variance, Rounding);
    }

    private static double Chance(bool[] labelled, double[] probability) =>
        labelled.Zip(probability, (isDrawn, chance) => isDrawn ? chance : 1 - chance).Aggregate(1.0, (product, factor) => product * factor);

    private static double Variance(RectifiedSample sample, EstimationOptions options) => Fit<Glm<Gaussian, Size1>>(Constant, sample, options).Covariance[0];

    private static double SampleVariance(double[] values) => values.Sum(value => Math.Pow(value - values.Average(), 2)) / (values.Length - 1);
}
