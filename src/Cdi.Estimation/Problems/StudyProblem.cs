using System.Collections.Immutable;
using Cdi.Estimation.Annotations;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Prediction;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Problems;

/// <summary>The statistical problem of a study: rows, annotated variables, estimands and what predicts the variables, held in memory, or read as often as
/// they are asked for.</summary>
public sealed class StudyProblem
{
    private readonly PredictorKind? calibration;
    private readonly ReadOnlyMemory<RowKey> keys;
    private readonly ReadOnlyMemory<RowKey> identities;
    private readonly ReadOnlyMemory<bool> examples;
    private readonly ReadOnlyMemory<int> strata;
    private readonly Covariates predictors;
    private readonly ReadRows? read;

    /// <summary>Describes a problem.</summary>
    /// <param name="keys">n; the key of each row, which its random numbers follow.</param>
    /// <param name="variables">The annotated variables; at least one.</param>
    /// <param name="estimands">The estimands; at least one.</param>
    /// <param name="predictors">Covariates that calibrators read beside the LLM's answers, all rows; finite; may be none.</param>
    /// <exception cref="ArgumentException">The lengths disagree, an estimand names no variable, or there is no variable or estimand.</exception>
    public StudyProblem(
        ReadOnlyMemory<RowKey> keys, IReadOnlyList<AnnotatedVariable> variables, IReadOnlyList<StudyEstimand> estimands, Covariates predictors)
    {
        var rows = keys.Length;
        (RowCount, Variables, Estimands) = (rows, variables, estimands);
        RequireConsistent();
        Require(predictors.Rows == rows && (rows == 0 || predictors.Values.Length % rows == 0), "The predictors are not n × q.", nameof(predictors));
        (this.keys, this.predictors, identities) = (keys, predictors, keys);
        Features = DistinctFeatures();
    }

    /// <summary>Describes a problem whose rows are read: nothing of it is as long as the corpus.</summary>
    /// <param name="read">What is known of rows.</param>
    /// <param name="variables">The annotated variables; at least one.</param>
    /// <param name="estimands">The estimands; at least one.</param>
    /// <exception cref="ArgumentException">The numbers of rows disagree, an estimand names no variable, or there is no variable or estimand.</exception>
    internal StudyProblem(ReadRows read, IReadOnlyList<AnnotatedVariable> variables, IReadOnlyList<StudyEstimand> estimands)
    {
        ArgumentNullException.ThrowIfNull(read);
        (this.read, RowCount, Variables, Estimands) = (read, read.Rows, variables, estimands);
        RequireConsistent();
        Features = DistinctFeatures();
    }

    /// <summary>How passes over its rows are carried out, and what ends sampling and estimation early.</summary>
    public PassExecution Execution => Estimands[0].Estimator.Execution;

    /// <summary>The same problem, computed by other threads or until another token is cancelled. No result depends on it.</summary>
    /// <param name="execution">How.</param>
    public StudyProblem Under(PassExecution execution) =>
        execution == Execution ? this : read is { } rows
            ? new(rows, Variables, [.. Estimands.Select(estimand => estimand.Under(execution))])
            {
                Predictor = Predictor, Calibration = Calibration, ErrorModel = ErrorModel,
            }
            : With(Variables, [.. Estimands.Select(estimand => estimand.Under(execution))], Folded);

    /// <summary>The same problem with other answers of annotators, in columns of estimands as well; which of them know what labels is not said.</summary>
    /// <param name="variables">The annotated variables, in the order of <see cref="Variables"/>.</param>
    internal StudyProblem Saying(IReadOnlyList<AnnotatedVariable> variables) =>
        With(variables, [.. Estimands.Select(estimand => estimand.Saying(variables))], folded: null);

    /// <summary>The same problem, of which it is said which answers know the labels of which folds.</summary>
    /// <param name="folded">Which.</param>
    internal StudyProblem Folding(FoldedAnswers folded) => With(Variables, Estimands, folded);

    private StudyProblem With(IReadOnlyList<AnnotatedVariable> variables, IReadOnlyList<StudyEstimand> estimands, FoldedAnswers? folded) =>
        new(Keys, variables, estimands, Predictors)
        {
            Identities = Identities, Examples = examples, Strata = strata, PlainPredictors = PlainPredictors, Predictor = Predictor,
            Calibration = Calibration, ErrorModel = ErrorModel, Learners = Learners, Folded = folded,
        };

    /// <summary>n, the rows of the corpus.</summary>
    public int RowCount { get; }

    /// <summary>n; the key of each row, which its random numbers follow.</summary>
    /// <exception cref="InvalidOperationException">Rows are read, and not held.</exception>
    public ReadOnlyMemory<RowKey> Keys => Held(keys);

    /// <summary>n; equal for copies of one row, which share a fold in cross-fitting; the keys unless set.</summary>
    /// <exception cref="ArgumentException">Its length is not n.</exception>
    /// <exception cref="InvalidOperationException">Rows are read, and not held.</exception>
    public ReadOnlyMemory<RowKey> Identities
    {
        get => Held(identities);
        init
        {
            Require(value.Length == Keys.Length, "Identities does not have length n.", nameof(value));
            identities = value;
        }
    }

    /// <summary>n: the rows that prompts of the LLM show with their labels, which are therefore labelled for certain, before it is asked, and which it is not
    /// asked about; empty for none.</summary>
    /// <exception cref="ArgumentException">Its length is not n.</exception>
    public ReadOnlyMemory<bool> Examples
    {
        get => examples;
        init
        {
            Require(value.IsEmpty || value.Length == RowCount, "Examples does not have length n.", nameof(value));
            examples = value;
        }
    }

    /// <summary>n: the stratum of each row, from 0, for designs that draw from each of them; known before any label, and the same in any order of the rows.
    /// Empty where there are none.</summary>
    /// <exception cref="ArgumentException">Its length is not n, or a stratum is below 0.</exception>
    public ReadOnlyMemory<int> Strata
    {
        get => strata;
        init
        {
            Require(value.IsEmpty || (value.Length == RowCount && !value.Span.ContainsAnyExceptInRange(0, int.MaxValue - 1)),
                "Strata does not have length n, or a stratum is below 0.", nameof(value));
            strata = value;
            StratumCount = 0;
            foreach (var stratum in value.Span) StratumCount = Math.Max(StratumCount, stratum + 1);
        }
    }

    /// <summary>Strata, those among them that have no row in a corpus drawn anew.</summary>
    internal int StratumCount { get; private init; }

    /// <summary>The annotated variables.</summary>
    public IReadOnlyList<AnnotatedVariable> Variables { get; }

    /// <summary>The estimands.</summary>
    public IReadOnlyList<StudyEstimand> Estimands { get; }

    /// <summary>Covariates that calibrators read beside the LLM's answers.</summary>
    /// <exception cref="InvalidOperationException">Rows are read, and not held.</exception>
    public Covariates Predictors => Held(predictors);

    /// <summary>How many of the first <see cref="Predictors"/> enter regressions as they are, without the product of each with the LLM's answer: components
    /// of texts, say, of which there are many.</summary>
    public int PlainPredictors { get; init; }

    /// <summary>Whether every number of a row is held in memory; else it is read, as are those of variables and estimands.</summary>
    internal bool IsHeld => read is null && Variables.All(variable => variable.IsHeld);

    /// <summary>The key of a row.</summary>
    internal IRowValues<RowKey> KeyOf => read?.KeyOf ?? new RowValues<RowKey>(keys);

    /// <summary>The identity of a row.</summary>
    internal IRowValues<RowKey> IdentityOf => read is { } rows ? rows.IdentityOf ?? rows.KeyOf : new RowValues<RowKey>(identities);

    /// <summary>What is predicted: every feature of an estimand that differs between labels, once for estimands that share it, in the order of
    /// estimands.</summary>
    public ImmutableArray<AnnotatedFeature> Features { get; }

    /// <summary>The features of an estimand that differ between labels, as indices of <see cref="Features"/>, in the order of its map.</summary>
    /// <param name="estimand">Index of the estimand.</param>
    public ImmutableArray<int> FeaturesOf(int estimand) => FeaturesOf(Estimands[estimand].Features);

    /// <summary>The features of an estimand's map.</summary>
    internal ImmutableArray<int> FeaturesOf(FeatureMap map) => [.. map.Varying.Select(feature => IndexOf(Features, map, feature))];

    /// <summary>What predicts the features of labels out of fold; a ridge unless set.</summary>
    public CalibrationModel Predictor { get; init; }

    /// <summary>The same as code; that of <see cref="Predictor"/> unless set.</summary>
    internal PredictorKind Calibration
    {
        get => calibration ?? PredictorKind.Of(Predictor);
        init => calibration = value;
    }

    /// <summary>What predicts the error that calibration leaves in a number; a histogram of the LLM's score unless set.</summary>
    internal PredictorKind ErrorModel { get; init; } = PredictorKind.ScoreHistogram;

    /// <summary>Which answers know the labels of which folds; null where no answer was learnt from labels of the sample that is estimated from.</summary>
    public FoldedAnswers? Folded { get; init; }

    /// <summary>Annotators that learn from the labels of a sample: before there are any, their variables have no answers. Each of another variable.</summary>
    public ImmutableArray<LearningAnnotator> Learners { get; init; } = [];

    /// <summary>Whether an annotator has answered about a variable, or will once it has learnt.</summary>
    internal bool IsAnnotated(int variable) => Variables[variable].HasAnswers || Learners.Any(each => each.Variable == variable);

    /// <summary>What predicts one feature: the LLM's answers and the predictors.</summary>
    internal PredictorColumns ColumnsOf(int feature)
    {
        var answers = Features[feature];
        return IsHeld
            ? new(answers.Scale, answers.Machine.IsEmpty ? new double[RowCount] : answers.Machine, answers.Confidence, Predictors.Values)
            {
                IdentityOf = IdentityOf,
                PlainCount = PlainPredictors,
            }
            : new(answers.Scale, RowCount, answers.MachineOf, answers.ConfidenceOf, PredictorsOf, PredictorCount) { IdentityOf = IdentityOf };
    }

    private IRowColumns? PredictorsOf => read is { } rows ? rows.Predictors : new RowColumns(predictors.Values, RowCount);

    private int PredictorCount => read?.PredictorCount ?? predictors.Values.Length / Math.Max(1, RowCount);

    private T Held<T>(T values) => read is null ? values : throw new InvalidOperationException("The rows of the problem are read, and not held.");

    private void RequireConsistent()
    {
        var (variables, estimands) = (Variables, Estimands);
        ArgumentNullException.ThrowIfNull(variables);
        ArgumentNullException.ThrowIfNull(estimands);
        var rows = RowCount;
        Require(variables.Count > 0 && estimands.Count > 0, "A study has a variable and an estimand.", nameof(estimands));
        Require(variables.All(variable => variable.Rows == rows), "A variable does not have length n.", nameof(variables));
        Require(estimands.All(estimand => estimand.Covariates.Rows == rows), "An estimand's covariates do not have n rows.", nameof(estimands));
        Require(estimands.All(estimand => estimand.Features.Variables.All(each => each >= 0 && each < variables.Count)),
            "An estimand names a variable that is not there.", nameof(estimands));
    }

    private ImmutableArray<AnnotatedFeature> DistinctFeatures()
    {
        var found = ImmutableArray.CreateBuilder<AnnotatedFeature>();
        foreach (var map in Estimands.Select(estimand => estimand.Features))
        {
            foreach (var feature in map.Varying)
            {
                if (IndexOf(found, map, feature) < 0) found.Add(new(map, feature, Variables));
            }
        }

        return found.ToImmutable();
    }

    private static int IndexOf(IReadOnlyList<AnnotatedFeature> features, FeatureMap map, int feature)
    {
        for (var place = 0; place < features.Count; place++)
        {
            if (features[place].IsSameAs(map, feature)) return place;
        }

        return -1;
    }

    private static void Require(bool condition, string message, string parameter)
    {
        if (!condition) throw new ArgumentException(message, parameter);
    }
}
