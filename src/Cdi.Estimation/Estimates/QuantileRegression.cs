using Cdi.Estimation.Annotations;
using Cdi.Estimation.Debiasing;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Numerics;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Quantiles;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Estimates;

/// <summary>Estimates the coefficients of the conditional τ-quantile of an annotated number: exactly where people alone speak, and where a model takes part
/// by one step from there.</summary>
/// <remarks>
/// The score x(1[y ≤ xᵀβ] − τ) is a step function of β, and with predictions the sum of rectified scores does not rise everywhere. At β̂ of people alone it is
/// that of an event, whether a number is at most xᵀβ̂, and the equation θ̂ = β̂ − Ĵ⁻¹ Σ mᵢ(β̂)/n, Ĵ the mean of f x xᵀ, is linear: methods, designs, variances
/// and targets of inference do with it what they do with any. Without predictions Σ mᵢ(β̂) is 0, rows on the plane counting by their share.
/// </remarks>
/// <param name="problem">The problem; its rows are held.</param>
/// <param name="estimand">Index of the estimand.</param>
/// <param name="level">τ, in (0, 1).</param>
/// <param name="seed">Seed of folds.</param>
internal sealed class QuantileRegression(StudyProblem problem, int estimand, double level, ulong seed)
{
    // Beyond the quantile. At 95 % intervals of a lognormal outcome covered .84 of the time with 3, .95 and more with 6.
    private const double LabelsPerCoefficient = 5;

    private readonly StudyEstimand asked = problem.Estimands[estimand];
    private readonly CancellationToken cancellation = problem.Execution.Cancellation;

    private int Rows => asked.Covariates.Rows;

    private int Size => asked.Estimator.ParameterCount;

    /// <summary>The fit of a sample.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="prediction">What stands for the model's answer.</param>
    /// <param name="options">Level, target of inference, λ and variance.</param>
    public EstimationOutcome Estimate(LabelledSample sample, PredictionSource prediction, EstimationOptions options)
    {
        var (regressors, weights) = (Regressors(), asked.RowWeights.IsEmpty ? [.. Enumerable.Repeat(1.0, Rows)] : asked.RowWeights.ToArray());
        var known = options.Form == MomentForm.PredictionOnly ? Answered(weights) : Labelled(sample, weights);
        if (known.Index.Length == 0) return new SolveFailure.NoLabels();
        var (columns, rows) = (known.Columns(regressors, Rows, Size), default(QuantileRows));
        rows = QuantileRows.Of(columns, known.Outcome, known.Weights);
        if (QuantileSolver.Solve(rows, level, cancellation) is not { } solution) return new SolveFailure.NoConvergence(0, 0);
        var sparsity = new Sparsity(columns, known.Outcome, known.Weights, level, cancellation);
        var densities = sparsity.Of(RuleOf(options.Variance), rows, solution.Coefficients, regressors, Rows, known.Index);
        var without = densities is null ? known.Index.Length : known.Index.Count(row => densities[row] == 0);
        if (densities is null || !IsDefinite(known, columns, densities)) return new SolveFailure.NoDensity(known.Index.Length, without);
        var linear = LinearisedQuantile.Columns(regressors, densities, weights, solution.Coefficients, level);
        var estimator = new LinearisedQuantile(Size, asked.Estimator.Execution);
        var (bound, described) = (new MemoryRows(estimator, new(linear, Rows)), Described(sample, prediction, regressors, known, solution, options));
        var solved = new RectifiedEstimator(estimator, solution.Coefficients);
        var outcome = options.Form == MomentForm.Debiased ? new DebiasedEstimator(solved).Estimate(bound, described, asked.Targets, options)
            : solved.Estimate(bound, described, asked.Targets,
                options.Variance.TakesQuantilesForTrue() ? options with { ExpectedSquares = Expected(columns, known.Weights) } : options);
        if (outcome is not RectifiedFit fit) return outcome;
        var facts = new QuantileFacts(solution.Objective, solution.IsUnique, known.Index.Length, without, Beyond(known.Weights), LabelsPerCoefficient * Size);
        return fit with { Quantile = facts, Targets = facts.IsTooExtreme ? [.. fit.Targets.Select(target => target.WithoutInterval())] : fit.Targets };
    }

    private double Beyond(double[] weights)
    {
        var sum = weights.Sum();
        return sum * sum / weights.Sum(weight => weight * weight) * Math.Min(level, 1 - level);
    }

    private static SparsityRule RuleOf(VarianceEstimator variance) => variance switch
    {
        VarianceEstimator.QuantileAlike => SparsityRule.Alike,
        VarianceEstimator.QuantileKernel => SparsityRule.Kernel,
        _ => SparsityRule.Quotients,
    };

    // The score of least squares with outcome −1 and no predictor is κx.
    private double[] Regressors()
    {
        var (coefficients, scores) = (new double[2 * Rows], new double[Size * Rows]);
        coefficients.AsSpan(Rows).Fill(-1);
        asked.Estimator.RowScores(asked.Covariates.Values, coefficients, Rows, new double[Size], scores);
        for (var row = 0; row < Rows && !asked.RowWeights.IsEmpty; row++)
        {
            var weight = asked.RowWeights.Span[row];
            for (var j = 0; j < Size; j++) scores[(j * Rows) + row] = weight > 0 ? scores[(j * Rows) + row] / weight : 0;
        }

        return scores;
    }

    private KnownOutcomes Labelled(LabelledSample sample, double[] weights)
    {
        var (labels, probability) = (sample.Labels[asked.Features.Variables[0]], new double[1]);
        var known = new KnownOutcomes.Builder();
        for (var k = 0; k < labels.Length; k++)
        {
            var row = sample.LabelledRows.Span[k];
            if (double.IsNaN(labels.Span[k]) || !(weights[row] > 0)) continue;
            sample.Probabilities.Read(row, probability);
            known.Add(row, labels.Span[k], weights[row] / probability[0]);
        }

        return known.Build();
    }

    private KnownOutcomes Answered(double[] weights)
    {
        var (answers, known) = (problem.Variables[asked.Features.Variables[0]].Answers, new KnownOutcomes.Builder());
        for (var row = 0; row < answers.Length; row++)
            if (!double.IsNaN(answers.Span[row]) && weights[row] > 0) known.Add(row, answers.Span[row], weights[row]);
        return known.Build();
    }

    // Events of the sample and of the model's answers at the plane; the rows that it interpolates count by their shares.
    private DescribedSample Described(
        LabelledSample sample, PredictionSource prediction, double[] regressors, KnownOutcomes known, QuantileSolution solution, EstimationOptions options)
    {
        var plane = new double[Rows];
        for (var j = 0; j < Size; j++) ColumnSums.AddMultiple(plane, solution.Coefficients[j], regressors.AsSpan(j * Rows, Rows));
        var (threshold, isOfModel) = (new ThresholdProblem(problem, estimand), options.Form == MomentForm.PredictionOnly);
        var (events, shares) = (Events(sample, plane), new Dictionary<int, double>());
        foreach (var (i, row) in known.Index.Index()) shares.Add(row, solution.Shares[i]);
        var features = new double[2 * events.Length];
        features.AsSpan(0, events.Length).Fill(1);
        for (var k = 0; k < events.Length; k++)
        {
            var isShared = !isOfModel && shares.TryGetValue(sample.LabelledRows.Span[k], out var share);
            features[events.Length + k] = isShared ? shares[sample.LabelledRows.Span[k]] : events[k];
            if (isShared) events[k] = features[events.Length + k] > 0 ? 1 : 0;
        }

        var map = FeatureMap.Event(0, 2, 1);
        var predictions = new SamplePredictions(threshold.At(plane, level), seed);
        predictions.Use(sample with { Labels = [events] });
        return new DescribedSample
        {
            Rows = sample.Rows,
            Map = map,
            LabelledRows = sample.LabelledRows,
            LabelledFeatures = features,
            Predictions = isOfModel ? Shares(known, solution) : predictions.PredictedFeatures(map, asked.ClusterOf, prediction),
            Probabilities = sample.Probabilities,
            IsFixedSize = sample.IsFixedSize,
            StratumOf = sample.StratumOf,
            HasStrata = sample.HasStrata,
            ClusterOf = asked.ClusterOf,
            FoldOf = predictions.FoldsOf(asked.ClusterOf),
            KeyOf = problem.KeyOf,
        };
    }

    private double[] Events(LabelledSample sample, double[] plane)
    {
        var events = sample.Labels[asked.Features.Variables[0]].ToArray();
        for (var k = 0; k < events.Length; k++)
            events[k] = double.IsNaN(events[k]) ? double.NaN : events[k] <= plane[sample.LabelledRows.Span[k]] ? 1 : 0;
        return events;
    }

    // Answers taken for true, nothing of a row without one.
    private Sources.RowColumns Shares(KnownOutcomes known, QuantileSolution solution)
    {
        var values = new double[2 * Rows];
        foreach (var (i, row) in known.Index.Index()) (values[row], values[Rows + row]) = (1, solution.Shares[i]);
        return new(values, Rows);
    }

    // τ(1 − τ)Σ ω² x xᵀ.
    private double[] Expected(double[] columns, double[] weights)
    {
        var (squares, count) = (new double[Size * Size], weights.Length);
        for (var i = 0; i < count; i++)
        {
            var times = level * (1 - level) * weights[i] * weights[i];
            for (var j = 0; j < Size; j++)
                for (var k = 0; k < Size; k++) squares[(j * Size) + k] += times * columns[(j * count) + i] * columns[(k * count) + i];
        }

        return squares;
    }

    private bool IsDefinite(KnownOutcomes known, double[] columns, double[] densities)
    {
        var (jacobian, count) = (new double[Size * Size], known.Index.Length);
        var lengths = new double[Size];
        for (var j = 0; j < Size; j++) lengths[j] = Math.Sqrt(SquareMatrix.Dot(columns.AsSpan(j * count, count), columns.AsSpan(j * count, count)));
        var largest = known.Index.Select((row, i) => known.Weights[i] * densities[row]).Max();
        if (!(largest > 0)) return false;
        for (var i = 0; i < count; i++)
        {
            var times = known.Weights[i] * densities[known.Index[i]] / largest;
            for (var j = 0; times > 0 && j < Size; j++)
                for (var k = 0; k < Size; k++)
                    jacobian[(j * Size) + k] += times * columns[(j * count) + i] / lengths[j] * columns[(k * count) + i] / lengths[k];
        }

        return new CholeskyFactor(Size).TryFactor(jacobian);
    }
}
