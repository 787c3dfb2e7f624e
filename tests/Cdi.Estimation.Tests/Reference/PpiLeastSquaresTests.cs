using System.Text.Json;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Sources;
using Cdi.Estimation.Numerics;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Tests.Rectification;
using Cdi.Estimation.Variance;
using Cdi.Testing;
using static Cdi.Estimation.Tests.Rectification.Samples;

namespace Cdi.Estimation.Tests.Reference;

/// <summary>
/// ppi_py's least squares (ppi.json, 1e-9). Its estimate is not the root of the rectified moment but the sum of two fits, λ times the fit of Ŷ on the
/// unlabelled
/// rows and the fit of Y − λŶ on the labelled ones: each with its own Gram matrix. Both fits and the variance at the sum are ours.
/// </summary>
public class PpiLeastSquaresTests
{
    private const double Tolerance = 1e-9;

    private static JsonElement Reference => ReferenceFile.Load("ppi.json").GetProperty("ols");

    [SharedFact]
    public void Politeness_on_devices_and_confidence() =>
        Compare<Size4>("Y~1+Feature_3+Feature_11+confidence, Yhat=Yhat",
            [Politeness.Ones, Politeness.Feature(3), Politeness.Feature(11), Politeness.Confidence], Politeness.Y, Politeness.Yhat);

    [SharedFact]
    public void Word_count_on_devices() =>
        Compare<Size3>("word_count~1+Feature_3+Feature_11, Yhat=wchat", [Politeness.Ones, Politeness.Feature(3), Politeness.Feature(11)], Politeness.WordCount,
            Politeness.Wchat);

    [SharedFact]
    public void Classical_least_squares_is_human_only()
    {
        var columns = Columns(Politeness.Ones, Politeness.Feature(3), Politeness.Feature(11), Politeness.Confidence);
        var options = PeerOptions(LambdaPolicy.None) with { Variance = VarianceEstimator.HC0 };
        var fit = Fit<Glm<Gaussian, Size4>>(columns, PpiSplit.Sample(Politeness.Y, Politeness.Yhat), options);
        var expected = ReferenceFile.Load("ppi.json").At("baselines", "classical_ols_ci Y~1+F3+F11+conf", "value").Numbers();
        Close.To(expected, [.. fit.Targets.Select(target => target.LowerEnd()), .. fit.Targets.Select(target => target.UpperEnd())], Tolerance);
    }

    private static void Compare<TSize>(string model, double[][] design, double[] human, double[] predicted)
        where TSize : struct, ISize
    {
        var reference = Reference.GetProperty(model);
        var plain = new Problem<TSize>(design, human, predicted, Politeness.Ones);
        foreach (var (key, lambda) in new[] { ("lam=1", 1.0), ("lam=0", 0), ("lam=0.5", 0.5) })
        {
            Close.To(reference.At("point " + key, "value").Numbers(), plain.Point(lambda), Tolerance);
            plain.CompareIntervals(reference, key, lambda);
        }

        plain.CompareTuned(reference, "point lam=none", "ci lam=none", null);
        plain.CompareTuned(reference, "point lam=none coord=1", "ci lam=none coord=1", 1);
        foreach (var key in new[] { "ci larger lam=none", "ci smaller lam=none" }) plain.CompareTuned(reference, "point lam=none", key, null);
        var weighted = new Problem<TSize>(design, human, predicted, [.. Politeness.Feature(18).Select(x => 1 + x)]);
        Close.To(reference.At("weighted w=1+Feature_18 point lam=1", "value").Numbers(), weighted.Point(1), Tolerance);
        weighted.CompareInterval(reference, "weighted w=1+Feature_18 ci lam=1", 1);
        weighted.CompareTuned(reference, null, "weighted w=1+Feature_18 ci lam=none", null);
    }

    private sealed class Problem<TSize>(double[][] design, double[] human, double[] predicted, double[] weights)
        where TSize : struct, ISize
    {
        private readonly RectifiedSample sample = PpiSplit.Sample(human, predicted, weights);

        public double[] Point(double lambda)
        {
            var imputed = Least(false, predicted);
            var rectifier = Least(true, [.. human.Zip(predicted, (y, guess) => y - (lambda * guess))]);
            return [.. imputed.Zip(rectifier, (a, b) => (lambda * a) + b)];
        }

        public void CompareTuned(JsonElement reference, string? pointKey, string key, int? coordinate)
        {
            var lambda = 1.0;
            foreach (var (step, expected) in reference.At(key, "lam_tuned_sequence").Numbers().Index())
            {
                lambda = PpiSplit.Lambda<Glm<Gaussian, TSize>>(Columns(design), sample, Point(lambda), Bread(1), coordinate);
                Close.Relative([expected], [lambda], Tolerance);
                if (step == 0 && pointKey is not null) Close.To(reference.At(pointKey, "value").Numbers(), Point(lambda), Tolerance);
            }

            CompareInterval(reference, key, lambda);
        }

        public void CompareIntervals(JsonElement reference, string key, double lambda)
        {
            foreach (var interval in new[] { "ci", "ci larger", "ci smaller" }) CompareInterval(reference, $"{interval} {key}", lambda);
        }

        public void CompareInterval(JsonElement reference, string key, double lambda)
        {
            var alternative = key.Contains("larger", StringComparison.Ordinal) ? Alternative.Larger
                : key.Contains("smaller", StringComparison.Ordinal) ? Alternative.Smaller : Alternative.TwoSided;
            var inference = new WaldInference(0.1, alternative);
            var ends = Point(lambda).Zip(StandardErrors(lambda), inference.Interval).ToArray();
            var expected = reference.At(key, "value");
            if (alternative != Alternative.Smaller) Close.To(expected[0].Numbers(), ends.Select(end => end.Lower), Tolerance);
            if (alternative != Alternative.Larger) Close.To(expected[1].Numbers(), ends.Select(end => end.Upper), Tolerance);
        }

        private double[] Least(bool labelled, double[] outcome)
        {
            var rows = design.Select(column => PpiSplit.Rows(column, labelled)).ToArray();
            var fully = FullyLabelled(PpiSplit.Rows(outcome, labelled), PpiSplit.Rows(weights, labelled));
            return [.. Fit<Glm<Gaussian, TSize>>(Columns(rows), fully, Options(LambdaPolicy.None)).Parameters];
        }

        // The Hessian of least squares is the same at every θ, so that of any of our fits serves.
        private double[] Bread(double lambda) =>
            [.. Fit<Glm<Gaussian, TSize>>(Columns(design), sample, PpiSplit.Options(lambda, CovarianceDivisor.RowsMinusOne)).HessianInverse];

        private double[] StandardErrors(double lambda)
        {
            var estimator = new MEstimator<Glm<Gaussian, TSize>>();
            var (all, labelled) = (new MemoryRows(estimator, Columns(design)), new LabelledRows(estimator));
            labelled.Load(all, sample);
            var predictions = new RowColumns(sample.PredictedFeatures, Politeness.Rows);
            var equation = all.Over(RectifiedCoefficients.Rectified(labelled, predictions, lambda / (1 - sample.Probability.Span[0])));
            var meat = new MomentCovariance(TSize.Value).Of(
                equation, Point(lambda), labelled.Index, PpiSplit.Conventions(CovarianceDivisor.RowsMinusOne, lambda));
            var covariance = SquareMatrix.Congruence(Bread(lambda), meat, TSize.Value);
            return [.. Enumerable.Range(0, TSize.Value).Select(j => Math.Sqrt(covariance[(j * TSize.Value) + j]))];
        }
    }
}
