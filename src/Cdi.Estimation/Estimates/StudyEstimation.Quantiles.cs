using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Estimates;

/// <content>Coefficients of conditional quantiles, and how many labels bound a share.</content>
public sealed partial class StudyEstimation
{
    // (Σw)²/Σw² of what is independent: of texts, or of the clusters of a population. Packages take a share that no label contradicts for certain.
    private static double LabelsLeft(StudyEstimand asked, LabelledSample sample, EstimationOptions options)
    {
        if (options.Form == MomentForm.PredictionOnly || options.Conventions.Freedom == FreedomRule.Reference) return double.PositiveInfinity;
        var (labels, sums) = (sample.Labels[asked.Features.Variables[0]], new SortedDictionary<int, double>());
        var (probability, cluster, factors, counted) = (new double[1], new int[1], Factors(asked, sample), 0L);
        for (var k = 0; k < labels.Length; k++)
        {
            var row = sample.LabelledRows.Span[k];
            if (double.IsNaN(labels.Span[k])) continue;
            counted++;
            sample.Probabilities.Read(row, probability);
            var (unit, weight) = (row, (asked.RowWeights.IsEmpty ? 1 : asked.RowWeights.Span[row]) * (factors?[k] ?? 1) / probability[0]);
            if (options.Generalise == Generalise.Population && asked.ClusterOf is { } clusters)
            {
                clusters.Read(row, cluster);
                unit = cluster[0];
            }

            sums[unit] = sums.GetValueOrDefault(unit) + weight;
        }

        if (options.Generalise == Generalise.Corpus && counted == sample.Rows) return double.PositiveInfinity;
        var squares = sums.Values.Sum(sum => sum * sum);
        return squares > 0 ? Math.Pow(sums.Values.Sum(), 2) / squares : double.PositiveInfinity;
    }

    // What least squares of the same rows cannot tell apart, no quantile can: its failures name columns and labels.
    private EstimationOutcome RegressionQuantile(
        int estimand, double level, LabelledSample sample, PredictionSource prediction, EstimationOptions options)
    {
        if (!problem.IsHeld) throw new InvalidOperationException("A quantile regression needs rows that are held.");
        var asked = problem.Estimands[estimand];
        var isOfModel = options.Form == MomentForm.PredictionOnly;
        var plain = EstimationOptions.For(isOfModel ? EstimationMethod.LlmOnly : EstimationMethod.HumanOnly, Generalise.Population, options.Alpha) with
        {
            RowWeights = options.RowWeights,
        };
        var squares = estimators[estimand].Estimate(
            Bound(estimand, sample), Described(asked, sample, isOfModel ? PredictionSource.Raw : PredictionSource.None), [], plain);
        return squares as SolveFailure ?? new QuantileRegression(problem, estimand, level, seed).Estimate(sample, prediction, options);
    }

    // Labels with what each text stands for.
    private static QuantileRule? RuleOf(int type, StudyEstimand asked, LabelledSample sample)
    {
        var (labels, probabilities) = (sample.Labels[asked.Features.Variables[0]].ToArray(), new double[1]);
        var weights = new double[labels.Length];
        var factors = Factors(asked, sample);
        for (var k = 0; k < labels.Length; k++)
        {
            sample.Probabilities.Read(sample.LabelledRows.Span[k], probabilities);
            weights[k] = double.IsNaN(labels[k]) ? 0 : (asked.RowWeights.IsEmpty ? 1 : asked.RowWeights.Span[sample.LabelledRows.Span[k]])
                * (factors?[k] ?? 1) / probabilities[0];
        }

        return weights.Any(weight => weight > 0) ? new(type, labels, weights) : null;
    }

    // Of calibrated labels; where they have no weights the share at any value says why.
    private static double[]? Factors(StudyEstimand asked, LabelledSample sample)
    {
        var probabilities = new double[sample.LabelledRows.Length];
        for (var k = 0; k < probabilities.Length; k++) sample.Probabilities.Read(sample.LabelledRows.Span[k], probabilities.AsSpan(k, 1));
        return asked.Calibration?.Over(sample.LabelledRows.Span, probabilities, asked.RowWeights.Span, out _, out _)?.Factors.ToArray();
    }
}
