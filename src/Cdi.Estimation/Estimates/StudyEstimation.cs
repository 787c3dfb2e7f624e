using Cdi.Estimation.Annotations;
using Cdi.Estimation.Debiasing;
using Cdi.Estimation.Designs;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.LabelShifts;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Prediction;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Sources;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Estimates;

/// <summary>Estimates the estimands of a problem from samples, by any method; cross-fits the predictions that methods ask for, once per sample.</summary>
/// <remarks>Holds buffers for reuse: one instance per thread.</remarks>
public sealed partial class StudyEstimation
{
    private readonly StudyProblem problem;
    private readonly RectifiedEstimator[] estimators;
    private readonly IBoundRows?[] bound;
    private readonly LabelledSample?[] boundTo;
    private readonly double?[] largestMeans;
    private readonly SamplePredictions predictions;
    private ulong seed;
    private DrawnSample? drawn;
    private LabelledSample? labelled;

    /// <summary>Prepares the estimation of a problem.</summary>
    /// <param name="problem">The problem; its human labels are not read.</param>
    /// <param name="foldSeed">Seed of the folds of cross-fitting and of resampled rows: the seed of the study.</param>
    public StudyEstimation(StudyProblem problem, ulong foldSeed)
        : this(problem, foldSeed, null)
    {
    }

    /// <summary>The estimation of a copy of a problem in the buffers of one that is not used any more.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="foldSeed">Seed of the folds.</param>
    /// <param name="spent">The estimation whose buffers are taken; null for none.</param>
    internal StudyEstimation(StudyProblem problem, ulong foldSeed, StudyEstimation? spent)
    {
        ArgumentNullException.ThrowIfNull(problem);
        (this.problem, seed) = (problem, foldSeed);
        estimators = spent?.estimators ?? [.. problem.Estimands.Select(estimand => new RectifiedEstimator(estimand.Estimator, estimand.Start.Span))];
        bound = new IBoundRows?[estimators.Length];
        boundTo = new LabelledSample?[estimators.Length];
        largestMeans = new double?[estimators.Length];
        predictions = new SamplePredictions(problem, foldSeed);
    }

    /// <summary>How many estimands there are.</summary>
    internal int EstimandCount => estimators.Length;

    /// <summary>The seed of folds and of resampled rows; a replay changes it from trial to trial.</summary>
    internal ulong FoldSeed
    {
        set => predictions.FoldSeed = seed = value;
    }

    /// <summary>The estimation of the same problem by what its annotators say that have learnt from a sample; this one where none learns.</summary>
    /// <param name="sample">The sample that is to be estimated from.</param>
    /// <returns>Null where an annotator has too few labels to learn from.</returns>
    /// <exception cref="OperationCanceledException">The token of the problem was cancelled.</exception>
    public StudyEstimation? Taught(DrawnSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        if (problem.Learners.IsEmpty) return this;
        return TaughtProblem.ForEstimates(problem, Labelled(sample), seed) is { } taught ? new(taught, seed) : null;
    }

    /// <summary>Estimates one estimand by a method.</summary>
    /// <param name="estimand">Index of the estimand.</param>
    /// <param name="sample">The sample.</param>
    /// <param name="method">The method, which says what stands for the LLM's answer.</param>
    /// <param name="options">Level, target of inference, λ and variance, as <see cref="OptionsFor"/> gives them or changed.</param>
    /// <returns>A <see cref="RectifiedFit"/> with all targets of the estimand, or a <see cref="SolveFailure"/>; of a quantile covariance and λ are those of the
    /// share of texts with at most as much.</returns>
    /// <exception cref="ArgumentException">The method needs the LLM's answers, and the variable has none.</exception>
    public EstimationOutcome Estimate(int estimand, DrawnSample sample, EstimationMethod method, EstimationOptions options)
    {
        ArgumentNullException.ThrowIfNull(method);
        return Estimate(estimand, sample, method.Prediction, options);
    }

    /// <summary>Estimates one estimand with a given kind of prediction: <c>prediction = raw</c> changes that of a method.</summary>
    /// <param name="estimand">Index of the estimand.</param>
    /// <param name="sample">The sample.</param>
    /// <param name="prediction">What stands for the LLM's answer.</param>
    /// <param name="options">Level, target of inference, λ and variance.</param>
    /// <returns>A <see cref="RectifiedFit"/> with all targets of the estimand, or a <see cref="SolveFailure"/>.</returns>
    /// <exception cref="ArgumentException">The prediction is the LLM's answer, and the variable has none.</exception>
    public EstimationOutcome Estimate(int estimand, DrawnSample sample, PredictionSource prediction, EstimationOptions options)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return Estimate(estimand, Labelled(sample), prediction, options);
    }

    /// <summary>Estimates one estimand from a sample of which labels alone are held.</summary>
    /// <inheritdoc cref="Estimate(int, DrawnSample, PredictionSource, EstimationOptions)"/>
    internal EstimationOutcome Estimate(int estimand, LabelledSample sample, PredictionSource prediction, EstimationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var asked = problem.Estimands[estimand];
        if (asked.Quantile is double level) return Quantile(estimand, level, sample, prediction, options);
        if (asked.RegressionLevel is double quantile) return RegressionQuantile(estimand, quantile, sample, prediction, options);
        var described = Described(asked, sample, prediction);
        if (asked.Extended is { } columns && prediction == PredictionSource.None && options.Form != MomentForm.PredictionOnly)
        {
            var extended = new ExtendedEstimation(asked, columns);
            if (!extended.IsOfMoments) return extended.Estimate(described, options);
            described = described with { LabelledFeatures = extended.Centred(sample) };
        }

        var rows = Bound(estimand, sample);
        var estimate = options.Form switch
        {
            MomentForm.Debiased => new DebiasedEstimator(estimators[estimand]).Estimate(rows, described, asked.Targets, options),
            MomentForm.LabelShift => new LabelShiftEstimator(rows, problem.Variables[asked.Features.Variables[0]], asked.Features, sample)
                .Estimate(asked.Targets, new(rows, described, asked.Targets, options)),
            _ => estimators[estimand].Estimate(rows, described, asked.Targets, options),
        };
        return asked.IsTotal ? TotalEstimates.Of(estimate, sample.Rows) : estimate;
    }

    private DescribedSample Described(StudyEstimand asked, LabelledSample sample, PredictionSource prediction)
    {
        predictions.Use(sample);
        return new DescribedSample
        {
            Rows = sample.Rows,
            Map = asked.Features,
            LabelledRows = sample.LabelledRows,
            LabelledFeatures = predictions.HumanFeatures(asked.Features),
            Predictions = predictions.PredictedFeatures(asked.Features, asked.ClusterOf, prediction),
            Probabilities = sample.Probabilities,
            IsFixedSize = sample.IsFixedSize,
            StratumOf = sample.StratumOf,
            HasStrata = sample.HasStrata,
            ClusterOf = asked.ClusterOf,
            FoldOf = predictions.FoldsOf(asked.ClusterOf),
            KeyOf = problem.KeyOf,
        };
    }

    // The share of texts with at most some number is a problem of its own, of which nothing is kept from one number to the next.
    private EstimationOutcome Quantile(int estimand, double level, LabelledSample sample, PredictionSource prediction, EstimationOptions options)
    {
        if (!problem.IsHeld) throw new InvalidOperationException("A quantile needs rows that are held.");
        var (threshold, asked) = (new ThresholdProblem(problem, estimand), problem.Estimands[estimand]);
        var withPeople = options.Form != MomentForm.PredictionOnly;
        var values = threshold.Values(sample, withPeople, prediction != PredictionSource.None);
        if (values.Length == 0) return new SolveFailure.NoLabels();
        if (asked.QuantileType is { } type && withPeople && prediction == PredictionSource.None && RuleOf(type, asked, sample) is { } rule)
            return QuantileAtEstimate.Estimate(rule, level, options, ShareOf, asked.Targets[asked.Primary]);
        var least = threshold.Values(sample, withPeople, false).FirstOrDefault(double.NaN);
        return new QuantileSearch(values, least, LabelsLeft(asked, sample, options), level, options, ShareOf).Estimate(asked.Targets[asked.Primary]);

        EstimationOutcome ShareOf(double value, EstimationOptions tested) =>
            new StudyEstimation(threshold.At(value, level), seed).Estimate(0, threshold.At(sample, value), prediction, tested);
    }

    // What people say of a sample may stand in columns.
    private IBoundRows Bound(int estimand, LabelledSample sample)
    {
        var asked = problem.Estimands[estimand];
        if (asked.Said.IsEmpty) return bound[estimand] ??= asked.Bind();
        if (!ReferenceEquals(boundTo[estimand], sample)) (boundTo[estimand], bound[estimand]) = (sample, asked.Bind(sample));
        return bound[estimand] ?? throw new InvalidOperationException("The rows were bound.");
    }

    // Estimands and methods ask for the same sample in turn.
    private LabelledSample Labelled(DrawnSample sample)
    {
        if (labelled is null || !ReferenceEquals(sample, drawn)) (drawn, labelled) = (sample, sample.ToLabelled());
        return labelled;
    }

    /// <summary>The options of a method for one estimand: λ tuned, where the method tunes it and the study does not fix it, for the primary target.</summary>
    /// <param name="estimand">Index of the estimand.</param>
    /// <param name="method">The method.</param>
    /// <param name="inference">How the study forms estimates and intervals.</param>
    public EstimationOptions OptionsFor(int estimand, EstimationMethod method, InferenceSettings inference)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(inference);
        var asked = problem.Estimands[estimand];
        var options = EstimationOptions.For(method, inference.Generalise, inference.Alpha, asked.Primary);
        // What one more label could be is not known of labels in columns: t in place of what finite samples carry, with the same degrees of freedom.
        var interval = IntervalMethods.For(inference.Interval);
        // So it is of calibrated labels, whose weights hang together.
        var calibration = method.Kind == MethodKind.HumanOnly ? asked.Calibration : null;
        var isPlain = asked.IsOfColumns || calibration is not null;
        var rule = isPlain && inference.Interval == IntervalRule.FiniteSample ? IntervalRule.Wald : inference.Interval;
        return options with
        {
            Lambda = inference.FixedLambda is { } lambda && method.Lambda is LambdaPolicy.Optimal ? new LambdaPolicy.Fixed(lambda) : options.Lambda,
            Tuning = inference.Tuning,
            Variance = inference.VarianceFor(asked.ClusterOf is not null, method.IsValid),
            Likelihood = asked.Likelihood,
            LabelsWeigh = asked.LabelsWeigh,
            Total = asked.Total,
            Compared = asked.Compared,
            FitsApart = asked.IsOfColumns,
            RowWeights = asked.RowWeights,
            HasAnnotatedRegressor = asked.HasAnnotatedRegressor,
            IsTotal = asked.IsTotal,
            LargestMean = asked is { IsTotal: true, Features.Scale: OutcomeScale.Indicator } ? largestMeans[estimand] ??= asked.MeanOfEvents() : null,
            Crossed = asked.Crossed,
            Survey = asked.Survey,
            Calibration = calibration,
            Alternative = inference.Alternative,
            Interval = rule,
            Conventions = options.Conventions with { Freedom = interval.Freedom },
            Bootstrap = inference.Resamples ? new Bootstrap(inference.Replicates, seed) { Refit = inference.Refit } : null,
        };
    }

    /// <summary>What a method expects of a feature of the label of every row, as its predicted score uses it.</summary>
    /// <param name="feature">Index of the feature among those of the problem.</param>
    /// <param name="sample">The sample whose labels fit the prediction.</param>
    /// <param name="clusters">n: clusters that share a fold; empty where rows are independent.</param>
    /// <returns>n; out-of-fold expectations. Valid until another sample is used.</returns>
    public ReadOnlyMemory<double> CalibratedPredictions(int feature, DrawnSample sample, ReadOnlyMemory<int> clusters = default)
    {
        ArgumentNullException.ThrowIfNull(sample);
        predictions.Use(Labelled(sample));
        var values = predictions.OutOfFold(feature, clusters.IsEmpty ? null : new RowValues<int>(clusters));
        if (values is RowValues<double> held) return held.Values;
        var every = new double[problem.RowCount];
        values.Read(0, every);
        return every;
    }
}
