using Cdi.Estimation.Annotations;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Sampling;

namespace Cdi.Benchmarks.Replays;

/// <summary>An annotator that takes the place of the study's model and helps nobody. Rows that the model left without an answer stay so.</summary>
/// <param name="Name">Name in tables, from which its random numbers follow.</param>
/// <param name="Answer">The label and the confidence of one row.</param>
public sealed record Adversary(string Name, Func<AdversaryRow, (double Label, double Confidence)> Answer)
{
    // A label wrong in seven rows of ten points the wrong way without being the mirror image of the truth.
    private const double ShareWrong = 0.7;

    /// <summary>The annotators against which the default method must not lose.</summary>
    public static IReadOnlyList<Adversary> All { get; } =
    [
        new("random", row => (row.SomeoneElse, 0.5 + (0.5 * row.Uniform(1)))),
        new("flipped", row => (row.Lowest + row.Highest - row.Model, row.ModelConfidence)),
        new("constant", row => (row.Highest, 0.9)),
        new("confidently_wrong", row => (row.Uniform(0) < ShareWrong ? row.Lowest + row.Highest - row.Human : row.Human, 0.99)),
        new("wrong_where_covariate", row => (row.Covariate > 0 ? row.Lowest + row.Highest - row.Human : row.Model, 0.99)),
    ];

    /// <summary>The problem with this annotator instead of its model.</summary>
    /// <exception cref="ArgumentException">A variable has no model.</exception>
    public StudyProblem Replace(StudyProblem problem, RecordedAnnotations labels)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(labels);
        return new(problem.Keys, [.. problem.Variables.Select((variable, index) => Replace(problem, variable, labels.Of(index)))], problem.Estimands,
            problem.Predictors)
        {
            Identities = problem.Identities,
        };
    }

    private AnnotatedVariable Replace(StudyProblem problem, AnnotatedVariable variable, ReadOnlyMemory<double> human)
    {
        if (!variable.HasAnswers) throw new ArgumentException($"`{variable.Name}` has no model that could be replaced.", nameof(problem));
        var (labels, confidences) = (new double[problem.RowCount], new double[problem.RowCount]);
        var seed = RowKey.FromText($"{Name} {variable.Name}").Value;
        var (lowest, highest) = (human.ToArray().Min(), human.ToArray().Max());
        for (var row = 0; row < labels.Length; row++)
        {
            (labels[row], confidences[row]) = (variable.Answer(row), double.NaN);
            if (double.IsNaN(labels[row])) continue;
            (labels[row], confidences[row]) = Answer(new AdversaryRow(problem, variable, human, row, seed, lowest, highest));
        }

        return variable.IsNumber
            ? AnnotatedVariable.OfNumber(variable.Name, problem.RowCount, labels, confidences)
            : AnnotatedVariable.OfClasses(variable.Name, variable.Classes, problem.RowCount, labels, confidences);
    }
}
