using Cdi.Estimation.Annotations;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Prediction;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Variance;
using static Cdi.Estimation.Tests.Rectification.Samples;

namespace Cdi.Estimation.Tests.Rectification;

/// <summary>A rectified mean with one λ for each of three folds, beside its formulas written out over all rows (statistics §4 and §11).</summary>
public sealed class FoldTuningFormulaTests
{
    private const int Rows = 240;
    private const int Folds = 3;

    // Rows without any symmetry: a third labelled, with probabilities of two sizes, in two strata, predictions right in part.
    private static readonly int[] Fold = [.. Enumerable.Range(0, Rows).Select(i => i * i % 7 % Folds)];
    private static readonly int[] Stratum = [.. Enumerable.Range(0, Rows).Select(i => i % 5 == 0 ? 1 : 0)];
    private static readonly double[] Human = [.. Enumerable.Range(0, Rows).Select(i => Math.Sin(i) + (0.2 * Math.Sin(3.7 * i)))];
    private static readonly double[] Predicted = [.. Enumerable.Range(0, Rows).Select(i => (0.7 * Math.Sin(i)) + (0.6 * Math.Cos(2.3 * i)) + 0.3)];
    private static readonly bool[] Labelled = [.. Enumerable.Range(0, Rows).Select(i => i * 13 % 31 < 11)];
    private static readonly double[] Probability = [.. Enumerable.Range(0, Rows).Select(i => i % 4 == 0 ? 0.5 : 0.25)];
    private static readonly double[] Weight = [.. Enumerable.Range(0, Rows).Select(i => Labelled[i] ? 1 / Probability[i] : 0)];

    // The human-only estimate, at which λ is tuned.
    private static readonly double Pilot = Sum(i => Weight[i] * Human[i]) / Sum(i => Weight[i]);

    [Fact]
    public void Independent_draws() => AssertMean(SampleDraw.Poisson, fold =>
    {
        // Cov(w g, (w − 1)ĝ) over Var((w − 1)ĝ), over all rows outside the fold, labelled or not.
        bool Other(int i) => Fold[i] != fold;
        double Control(int i) => (Weight[i] - 1) * (Pilot - Predicted[i]);
        var mean = Sum(i => Other(i) ? Control(i) : 0) / Sum(i => Other(i) ? 1 : 0);
        return Sum(i => Other(i) ? Weight[i] * (Pilot - Human[i]) * (Control(i) - mean) : 0) / Sum(i => Other(i) ? Math.Pow(Control(i) - mean, 2) : 0);
    });

    [Fact]
    public void A_draw_of_fixed_size() => AssertMean(SampleDraw.FixedSize, fold => Hajek(fold, _ => 0));

    [Fact]
    public void A_draw_of_fixed_size_in_each_stratum() => AssertMean(SampleDraw.FixedSizeWithin(Stratum), fold => Hajek(fold, i => Stratum[i]));

    // Hájek's covariance over variance: deviations of w g and w ĝ from their means weighted by 1 − π, times m/(m − 1), in each stratum.
    private static double Hajek(int fold, Func<int, int> stratumOf)
    {
        var (covariance, variance) = (0.0, 0.0);
        foreach (var drawn in Enumerable.Range(0, Rows).Where(i => Labelled[i] && Fold[i] != fold).GroupBy(stratumOf))
        {
            double Mean(Func<int, double> value) => drawn.Sum(i => (1 - Probability[i]) * value(i)) / drawn.Sum(i => 1 - Probability[i]);
            double Human1(int i) => Weight[i] * (Pilot - Human[i]);
            double Predicted1(int i) => Weight[i] * (Pilot - Predicted[i]);
            var (human, predicted, factor) = (Mean(Human1), Mean(Predicted1), drawn.Count() / (drawn.Count() - 1.0));
            covariance += factor * drawn.Sum(i => (1 - Probability[i]) * (Human1(i) - human) * (Predicted1(i) - predicted));
            variance += factor * drawn.Sum(i => (1 - Probability[i]) * Math.Pow(Predicted1(i) - predicted, 2));
        }

        return covariance / variance;
    }

    private static void AssertMean(SampleDraw draw, Func<int, double> lambdaOf)
    {
        double[] lambda = [.. Enumerable.Range(0, Folds).Select(lambdaOf)];
        Assert.All(lambda, value => Assert.InRange(value, 0.05, 0.95)); // none is clipped
        Assert.Equal(Folds, lambda.Distinct().Count());

        // Σ [λ (θ − ŷ)(1 − w) + w (θ − y)] = 0.
        double Part(int i) => lambda[Fold[i]] * (1 - Weight[i]);
        var expected = Sum(i => (Part(i) * Predicted[i]) + (Weight[i] * Human[i])) / Sum(i => Part(i) + Weight[i]);
        var sample = new RectifiedSample(Features(Human), Features(Predicted), Labelled, Probability, draw) { Folds = Fold, Map = FeatureMap.Number(0) };
        var fit = Fit<Glm<Gaussian, Size1>>(Columns(All(Rows, 1.0)), sample, Options(LambdaPolicy.OptimalFor(0), Generalise.Corpus));

        // Sums of 240 terms of size 1: rounding is below 1e-13.
        Assert.Equal(expected, fit.Parameters[0], 1e-11);
    }

    private static double Sum(Func<int, double> term) => Enumerable.Range(0, Rows).Sum(term);
}
