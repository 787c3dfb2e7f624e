using Cdi.Estimation.Annotations;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Sampling;

namespace Cdi.Benchmarks.Replays;

/// <summary>What an adversary may look at when it labels a row.</summary>
/// <param name="problem">The problem.</param>
/// <param name="variable">The variable that it labels.</param>
/// <param name="human">n; what humans say of it.</param>
/// <param name="row">The row, 0-based.</param>
/// <param name="seed">Seed of its random numbers.</param>
/// <param name="lowest">The lowest human label.</param>
/// <param name="highest">The highest human label.</param>
public sealed class AdversaryRow(StudyProblem problem, AnnotatedVariable variable, ReadOnlyMemory<double> human, int row, ulong seed, double lowest,
    double highest)
{
    /// <summary>The human label.</summary>
    public double Human => human.Span[row];

    /// <summary>The human label of a row drawn at random: the right share of labels, and no word about this row.</summary>
    public double SomeoneElse => human.Span[new CounterRandom(seed, RandomPurpose.Trial).Index(problem.Keys.Span[row], problem.RowCount)];

    /// <summary>The label of the study's own model.</summary>
    public double Model => variable.Answer(row);

    /// <summary>The confidence of the study's own model; NaN where it gave none.</summary>
    public double ModelConfidence => variable.Confidence.IsEmpty ? double.NaN : variable.Confidence.Span[row];

    /// <summary>The first covariate of the study; 0 where it has none.</summary>
    public double Covariate => problem.Predictors.Values.IsEmpty ? 0 : problem.Predictors.Values.Span[row];

    /// <summary>The lowest human label of the corpus.</summary>
    public double Lowest => lowest;

    /// <summary>The highest human label of the corpus.</summary>
    public double Highest => highest;

    /// <summary>A number uniform on (0, 1) that belongs to the row.</summary>
    /// <param name="use">Which of the row's numbers, from 0.</param>
    public double Uniform(int use) => new CounterRandom(seed, RandomPurpose.Trial, use + 1).Uniform(problem.Keys.Span[row]);
}
