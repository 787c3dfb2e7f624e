using Cdi.Estimation.DesignChecks;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Designs;

/// <summary>Labels that were collected before the study, as a sample: of one annotated variable, since each has labelled rows and probabilities of its own.</summary>
public static class GivenSample
{
    /// <summary>The rows where humans labelled a variable.</summary>
    /// <param name="problem">The problem; reads its human labels.</param>
    /// <param name="variable">Index of the annotated variable.</param>
    public static bool[] Labelled(StudyProblem problem, int variable)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var human = problem.Variables[variable].Human.Span;
        var labelled = new bool[human.Length];
        for (var row = 0; row < labelled.Length; row++) labelled[row] = !double.IsNaN(human[row]);
        return labelled;
    }

    /// <summary>Labels of a simple random sample: π is the share of rows labelled.</summary>
    /// <param name="problem">The problem; reads its human labels.</param>
    /// <param name="variable">Index of the annotated variable.</param>
    public static DrawnSample Uniform(StudyProblem problem, int variable)
    {
        var labelled = Labelled(problem, variable);
        var probabilities = new double[labelled.Length];
        probabilities.AsSpan().Fill((double)labelled.Count(known => known) / Math.Max(1, labelled.Length));
        return Of(problem, variable, new(DrawMethod.FixedSize, probabilities));
    }

    /// <summary>Labels drawn as declared.</summary>
    /// <param name="problem">The problem; reads its human labels.</param>
    /// <param name="variable">Index of the annotated variable; labels of others that are labelled in the same rows stand beside it.</param>
    /// <param name="design">How the rows were drawn, with π of every row; an estimator reports those outside (0, 1] that it needs.</param>
    /// <exception cref="ArgumentException">The length is not n.</exception>
    public static DrawnSample Of(StudyProblem problem, int variable, DeclaredDesign design)
    {
        ArgumentNullException.ThrowIfNull(design);
        var labelled = Labelled(problem, variable);
        if (design.Probabilities.Length != labelled.Length) throw new ArgumentException("π does not have length n.", nameof(design));
        return new DrawnSample
        {
            Design = null,
            Probabilities = design.Probabilities,
            Labelled = labelled,
            Blocks = design.Strata.IsEmpty ? new int[labelled.Length] : design.Strata,
            Labels = [.. problem.Variables.Select((each, index) => LabelsIn(each.Human, labelled, GivenSample.Labelled(problem, index)))],
            Method = design.Method,
            Rounds = [.. Rounds(labelled, design)],
        };
    }

    // A variable that is labelled in other rows has a sample of its own; none of its labels belong to this one.
    private static ReadOnlyMemory<double> LabelsIn(ReadOnlyMemory<double> human, bool[] labelled, bool[] own)
    {
        if (own.AsSpan().SequenceEqual(labelled)) return human;
        var none = new double[labelled.Length];
        none.AsSpan().Fill(double.NaN);
        return none;
    }

    /// <summary>One block for each stratum.</summary>
    private static SamplingRound[] Rounds(bool[] labelled, DeclaredDesign design)
    {
        var strata = design.Strata.IsEmpty ? new int[labelled.Length] : design.Strata.ToArray();
        var rounds = new SamplingRound[strata.DefaultIfEmpty(0).Max() + 1];
        Array.Fill(rounds, new SamplingRound(SamplingRoundKind.Given, 0, Labels.None, 1, 0));
        for (var row = 0; row < labelled.Length; row++)
        {
            var (block, probability) = (rounds[strata[row]], design.Probabilities.Span[row]);
            rounds[strata[row]] = block with
            {
                Rows = block.Rows + 1,
                Drawn = block.Drawn + new Labels(labelled[row] ? 1 : 0),
                SmallestProbability = Math.Min(block.SmallestProbability, probability),
                LargestProbability = Math.Max(block.LargestProbability, probability),
            };
        }

        return rounds;
    }
}
