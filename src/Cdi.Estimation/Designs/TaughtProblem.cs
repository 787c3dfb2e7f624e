using Cdi.Estimation.Annotations;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Learning;
using Cdi.Estimation.Problems;

namespace Cdi.Estimation.Designs;

/// <summary>A problem with what its annotators say that have learnt from the labels of people known by then.</summary>
/// <remarks>A function of rows, labels, their weights and the seed: whoever asks again, or goes on with a sample elsewhere, has the same bits.</remarks>
internal static class TaughtProblem
{
    /// <summary>As it is known between two rounds of a draw: what is said of a row comes from a fit that knows no label of its fold, so that the errors a
    /// design learns are those of texts that were not learnt from.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="known">The labels of complete rounds.</param>
    /// <param name="seed">Seed of the folds.</param>
    /// <returns>Null where an annotator has too few labels to learn from.</returns>
    public static StudyProblem? BetweenRounds(StudyProblem problem, KnownLabels known, ulong seed) => Taught(problem, known, seed, CrossFittedLearner.Once);

    /// <summary>As estimates use it: whatever is said or calibrated for a fold knows no label of it.</summary>
    /// <param name="problem">The problem, as it was drawn from or taught by another sample.</param>
    /// <param name="sample">The sample that is estimated from.</param>
    /// <param name="seed">Seed of the folds.</param>
    /// <returns>Null where an annotator has too few labels to learn from.</returns>
    public static StudyProblem? ForEstimates(StudyProblem problem, LabelledSample sample, ulong seed) =>
        Taught(problem, KnownLabels.From(sample), seed, CrossFittedLearner.Nested);

    private static StudyProblem? Taught(StudyProblem problem, KnownLabels known, ulong seed, Func<LearningTask, LearnedAnswers> learn)
    {
        var said = new LearnedAnswers?[problem.Variables.Count];
        foreach (var annotator in problem.Learners)
        {
            var (rows, labels, weights) = Labelled(known, annotator.Variable);
            if (rows.Length < annotator.FewestLabels) return null;
            said[annotator.Variable] = learn(annotator.TaskOf(problem.Keys, rows, labels, weights, seed, problem.Execution));
        }

        var taught = problem.Saying(Variables(problem, said));
        if (said.FirstOrDefault(each => each is { WithoutFold.Count: > 0 }) is not { } any) return taught;
        return taught.Folding(new(any.Folds, [.. any.WithoutFold.Select((_, fold) =>
            taught.Saying(Variables(problem, [.. said.Select(each => each?.WithoutFold[fold])])))]));
    }

    /// <summary>The rows that are labelled in a variable: of some people could not say what they are.</summary>
    private static (int[] Rows, double[] Labels, double[] Weights) Labelled(KnownLabels known, int variable)
    {
        var (rows, labels, weights) = (new List<int>(), new List<double>(), new List<double>());
        for (var i = 0; i < known.Count; i++)
        {
            if (double.IsNaN(known.LabelsOf(variable)[i])) continue;
            rows.Add(known.Rows[i]);
            labels.Add(known.LabelsOf(variable)[i]);
            weights.Add(known.Weights[i]);
        }

        return ([.. rows], [.. labels], [.. weights]);
    }

    private static IReadOnlyList<AnnotatedVariable> Variables(StudyProblem problem, LearnedAnswers?[] said) =>
        [.. problem.Variables.Select((variable, index) => said[index] is not { } answers ? variable
            : variable.IsNumber ? AnnotatedVariable.OfNumber(variable.Name, variable.Rows, answers.Labels, answers.Confidence)
            : AnnotatedVariable.OfClasses(variable.Name, variable.Classes, variable.Rows, answers.Labels, answers.Confidence))];
}
