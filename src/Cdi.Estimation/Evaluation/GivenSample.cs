using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Evaluation;

/// <summary>Labels that were collected before the study, as a sample: a row is labelled where every annotated variable has a human label.</summary>
public static class GivenSample
{
    /// <summary>Labels of a simple random sample: π is the share of rows labelled.</summary>
    /// <param name="problem">The problem; reads its human labels.</param>
    public static DrawnSample Uniform(StudyProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var labelled = FindLabelled(problem);
        var probabilities = new double[problem.RowCount];
        probabilities.AsSpan().Fill((double)labelled.Count(known => known) / Math.Max(1, problem.RowCount));
        return Create(problem, labelled, probabilities, DrawMethod.FixedSize);
    }

    /// <summary>Labels of independent draws with known probabilities.</summary>
    /// <param name="problem">The problem; reads its human labels.</param>
    /// <param name="probabilities">n: π of every row; an estimator reports those outside (0, 1] that it needs.</param>
    /// <exception cref="ArgumentException">The length is not n.</exception>
    public static DrawnSample WithProbabilities(StudyProblem problem, ReadOnlyMemory<double> probabilities)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (probabilities.Length != problem.RowCount) throw new ArgumentException("π does not have length n.", nameof(probabilities));
        return Create(problem, FindLabelled(problem), probabilities, DrawMethod.Poisson);
    }

    private static bool[] FindLabelled(StudyProblem problem)
    {
        var labelled = new bool[problem.RowCount];
        Array.Fill(labelled, true);
        foreach (var variable in problem.Variables)
        {
            var human = variable.Human.Span;
            for (var row = 0; row < labelled.Length; row++) labelled[row] &= !double.IsNaN(human[row]);
        }

        return labelled;
    }

    private static DrawnSample Create(StudyProblem problem, bool[] labelled, ReadOnlyMemory<double> probabilities, DrawMethod method)
    {
        var (least, most) = (1.0, 0.0);
        foreach (var probability in probabilities.Span) (least, most) = (Math.Min(least, probability), Math.Max(most, probability));
        return new DrawnSample
        {
            Design = null,
            Probabilities = probabilities,
            Labelled = labelled,
            Blocks = new int[problem.RowCount],
            Labels = [.. problem.Variables.Select(variable => Only(labelled, variable.Human.Span))],
            Method = method,
            Rounds = [new SamplingRound(SamplingRoundKind.Given, problem.RowCount, new Labels(labelled.Count(known => known)), least, most)],
        };
    }

    /// <summary>The labels of the rows labelled; a row that lacks the label of another variable counts as not labelled.</summary>
    private static ReadOnlyMemory<double> Only(bool[] labelled, ReadOnlySpan<double> human)
    {
        var labels = human.ToArray();
        for (var row = 0; row < labels.Length; row++)
        {
            if (!labelled[row]) labels[row] = double.NaN;
        }

        return labels;
    }
}
