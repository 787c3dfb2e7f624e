using System.Collections.Immutable;
using Cdi.Estimation.Annotations;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Problems;

namespace Cdi.Estimation.Estimates;

/// <summary>The problem of the share of texts whose annotated number is at most q, made of that of a quantile.</summary>
/// <param name="problem">The problem; its rows are held.</param>
/// <param name="estimand">Index of the estimand whose quantile is sought.</param>
internal sealed class ThresholdProblem(StudyProblem problem, int estimand)
{
    private readonly StudyEstimand asked = problem.Estimands[estimand];

    private AnnotatedVariable Number => problem.Variables[asked.Features.Variables[0]];

    /// <summary>Every value that people gave in a sample, and where answers count those of the model: ascending, each once.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="withPeople">Whether labels count.</param>
    /// <param name="withModel">Whether answers count.</param>
    public double[] Values(LabelledSample sample, bool withPeople, bool withModel)
    {
        var values = new List<double>();
        if (withPeople) values.AddRange(sample.Labels[asked.Features.Variables[0]].ToArray());
        if (withModel && Number.HasAnswers) values.AddRange(Number.Answers.ToArray());
        return [.. values.Where(double.IsFinite).Distinct().Order()];
    }

    /// <summary>The problem at a value, its one estimand the share.</summary>
    /// <param name="value">q.</param>
    /// <param name="level">What the share is tested against.</param>
    public StudyProblem At(double value, double level) => At(problem, _ => value, _ => 0, level);

    /// <summary>The problem of the share of texts whose number is at most that of a plane at their row.</summary>
    /// <param name="plane">n: q of each row.</param>
    /// <param name="level">What the share is tested against.</param>
    public StudyProblem At(double[] plane, double level) => At(problem, row => plane[row], row => plane[row], level);

    /// <summary>The labels of a sample as those of the share.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="value">q.</param>
    public LabelledSample At(LabelledSample sample, double value) =>
        sample with { Labels = [Below(sample.Labels[asked.Features.Variables[0]], _ => value)] };

    private StudyProblem At(StudyProblem of, Func<int, double> value, Func<int, double> origin, double level)
    {
        var number = of.Variables[asked.Features.Variables[0]];
        var answers = number.HasAnswers ? Below(number.Answers, value) : default;
        var share = Target.Coefficient(0, asked.Targets[asked.Primary].Term, Scale.Proportion, 1) with { Null = level };
        return new(of.Keys, [AnnotatedVariable.OfClasses(number.Name, 2, of.RowCount, answers, number.Confidence)],
            [
                new StudyEstimand(asked.Name, asked.Estimator, asked.Covariates, FeatureMap.Event(0, 2, 1), [share])
                {
                    Binder = asked.Binder,
                    Clusters = asked.Clusters,
                    Crossed = asked.Crossed,
                    Survey = asked.Survey,
                    Calibration = asked.Calibration,
                    RowWeights = asked.RowWeights,
                },
            ],
            number.HasAnswers ? WithNumber(of.Predictors, number.Answers.Span, origin) : of.Predictors)
        {
            Identities = of.Identities,
            Examples = of.Examples,
            PlainPredictors = of.PlainPredictors,
            Predictor = of.Predictor,
            Calibration = of.Calibration,
            ErrorModel = of.ErrorModel,
            Folded = of.Folded is { } folded ? new(folded.Folds, [.. folded.WithoutFold.Select(each => At(each, value, origin, level))]) : null,
        };
    }

    // 1 where a number is at most q.
    private static ReadOnlyMemory<double> Below(ReadOnlyMemory<double> numbers, Func<int, double> value)
    {
        var below = numbers.ToArray();
        for (var k = 0; k < below.Length; k++) below[k] = double.IsNaN(below[k]) ? double.NaN : below[k] <= value(k) ? 1 : 0;
        return below;
    }

    // How far the model's number is from q says more than on which side of it.
    private static Covariates WithNumber(Covariates predictors, ReadOnlySpan<double> answers, Func<int, double> origin)
    {
        var values = new double[predictors.Values.Length + answers.Length];
        predictors.Values.Span.CopyTo(values);
        for (var row = 0; row < answers.Length; row++)
            values[predictors.Values.Length + row] = double.IsNaN(answers[row]) ? 0 : answers[row] - origin(row);
        return new(values, answers.Length);
    }
}
