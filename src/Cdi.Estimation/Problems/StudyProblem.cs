using System.Collections.Immutable;
using Cdi.Estimation.Annotations;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Prediction;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Problems;

/// <summary>The statistical problem of a study in memory: rows, annotated variables, estimands and what predicts the variables.</summary>
public sealed class StudyProblem
{
    private readonly ReadOnlyMemory<RowKey> identities;

    /// <summary>Describes a problem.</summary>
    /// <param name="keys">n; the key of each row, which its random numbers follow.</param>
    /// <param name="variables">The annotated variables; at least one.</param>
    /// <param name="estimands">The estimands; at least one.</param>
    /// <param name="predictors">Covariates that calibrators read beside the LLM's answers, all rows; finite; may be none.</param>
    /// <exception cref="ArgumentException">The lengths disagree, an estimand names no variable, or there is no variable or estimand.</exception>
    public StudyProblem(
        ReadOnlyMemory<RowKey> keys, IReadOnlyList<AnnotatedVariable> variables, IReadOnlyList<StudyEstimand> estimands, Covariates predictors)
    {
        ArgumentNullException.ThrowIfNull(variables);
        ArgumentNullException.ThrowIfNull(estimands);
        var rows = keys.Length;
        Require(variables.Count > 0 && estimands.Count > 0, "A study has a variable and an estimand.", nameof(estimands));
        Require(variables.All(variable => variable.Rows == rows), "A variable does not have length n.", nameof(variables));
        Require(estimands.All(estimand => estimand.Covariates.Rows == rows), "An estimand's covariates do not have n rows.", nameof(estimands));
        Require(estimands.All(estimand => estimand.Features.Variables.All(each => each >= 0 && each < variables.Count)),
            "An estimand names a variable that is not there.", nameof(estimands));
        Require(predictors.Rows == rows && (rows == 0 || predictors.Values.Length % rows == 0), "The predictors are not n × q.", nameof(predictors));
        (Keys, Variables, Estimands, Predictors, identities) = (keys, variables, estimands, predictors, keys);
        Features = DistinctFeatures();
    }

    /// <summary>How passes over its rows are carried out, and what ends sampling and estimation early.</summary>
    public PassExecution Execution => Estimands[0].Estimator.Execution;

    /// <summary>The same problem, computed by other threads or until another token is cancelled. No result depends on it.</summary>
    /// <param name="execution">How.</param>
    public StudyProblem Under(PassExecution execution) =>
        execution == Execution ? this : new(Keys, Variables, [.. Estimands.Select(estimand => estimand.Under(execution))],
            Predictors) { Identities = Identities, Calibration = Calibration, ErrorModel = ErrorModel };

    /// <summary>n, the rows of the corpus.</summary>
    public int RowCount => Keys.Length;

    /// <summary>n; the key of each row, which its random numbers follow.</summary>
    public ReadOnlyMemory<RowKey> Keys { get; }

    /// <summary>n; equal for copies of one row, which share a fold in cross-fitting; the keys unless set.</summary>
    /// <exception cref="ArgumentException">Its length is not n.</exception>
    public ReadOnlyMemory<RowKey> Identities
    {
        get => identities;
        init
        {
            Require(value.Length == Keys.Length, "Identities does not have length n.", nameof(value));
            identities = value;
        }
    }

    /// <summary>The annotated variables.</summary>
    public IReadOnlyList<AnnotatedVariable> Variables { get; }

    /// <summary>The estimands.</summary>
    public IReadOnlyList<StudyEstimand> Estimands { get; }

    /// <summary>Covariates that calibrators read beside the LLM's answers.</summary>
    public Covariates Predictors { get; }

    /// <summary>What is predicted: every feature of an estimand that differs between labels, once for estimands that share it, in the order of
    /// estimands.</summary>
    public ImmutableArray<AnnotatedFeature> Features { get; }

    /// <summary>The features of an estimand that differ between labels, as indices of <see cref="Features"/>, in the order of its map.</summary>
    /// <param name="estimand">Index of the estimand.</param>
    public ImmutableArray<int> FeaturesOf(int estimand) => FeaturesOf(Estimands[estimand].Features);

    /// <summary>The features of an estimand's map.</summary>
    internal ImmutableArray<int> FeaturesOf(FeatureMap map) => [.. map.Varying.Select(feature => IndexOf(Features, map, feature))];

    /// <summary>What predicts the features of labels; a ridge unless set.</summary>
    internal PredictorKind Calibration { get; init; } = PredictorKind.Ridge;

    /// <summary>What predicts the error that calibration leaves in a number; a histogram of the LLM's score unless set.</summary>
    internal PredictorKind ErrorModel { get; init; } = PredictorKind.ScoreHistogram;

    /// <summary>What predicts one feature: the LLM's answers and the predictors.</summary>
    internal PredictorColumns ColumnsOf(int feature)
    {
        var answers = Features[feature];
        return new(answers.Scale, answers.Machine.IsEmpty ? new double[RowCount] : answers.Machine, answers.Confidence, Predictors.Values);
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
