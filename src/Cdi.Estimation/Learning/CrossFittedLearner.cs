using Cdi.Estimation.Prediction;

namespace Cdi.Estimation.Learning;

/// <summary>Learns labels out of fold: what is said of a row comes from a fit that knows no label of its fold.</summary>
/// <remarks>
/// κ is the one of five with the least mean loss, weighted like the labels, of rows predicted by fits that do not know them. <see cref="Once"/> is for labels
/// that no estimate corrects by what was learnt, those of another model: κ is chosen for all folds together. <see cref="Nested"/> is for human labels that an
/// estimate does correct: everything about the answers for a fold, κ included, comes from the labels of other folds; and so that a calibrator of those answers
/// can be fitted out of fold as well, each pair of folds has fits that know neither.
/// </remarks>
public static class CrossFittedLearner
{
    private const int FoldsOfAnswers = 5;

    /// <summary>The penalties, the strongest first: each fit begins near the solution of the one before.</summary>
    internal static ReadOnlySpan<double> Penalties => [10, 3, 1, 0.3, 0.1];

    /// <summary>Learns with one fit for each of five folds.</summary>
    /// <param name="task">What is to be learnt.</param>
    /// <exception cref="OperationCanceledException">The token of the task was cancelled.</exception>
    public static LearnedAnswers Once(LearningTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        var folds = new LearningFolds(task, FoldsOfAnswers);
        var fits = folds.Run(FoldsOfAnswers, (worker, fold) => worker.Path(fold, fold));
        var best = LearningFit.Best(fits.Select(fit => fit.LossesOf(0)));
        return folds.Answers(fits.Select((fit, fold) => (fit, fold, best)));
    }

    /// <summary>Learns with fits for each of ten folds and for each pair of them.</summary>
    /// <param name="task">What is to be learnt.</param>
    /// <exception cref="OperationCanceledException">The token of the task was cancelled.</exception>
    public static LearnedAnswers Nested(LearningTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        var folds = new LearningFolds(task, Folds.DefaultCount);
        var pairs = Pairs(Folds.DefaultCount);
        var fits = folds.Run(pairs.Count, (worker, pair) => worker.Path(pairs[pair].First, pairs[pair].Second));
        int[] best = [.. Enumerable.Range(0, Folds.DefaultCount).Select(fold => LearningFit.Best(LossesOfOthers(fits, fold)))];
        var alone = folds.Run(Folds.DefaultCount, (worker, fold) => worker.At(fold, best[fold]));
        return folds.Answers(alone.Select((fit, fold) => (fit, fold, best[fold]))) with
        {
            WithoutFold = [.. alone.Select((own, fold) => folds.Answers(fits.Where(fit => fit.First == fold || fit.Second == fold)
                .Select(fit => (fit, fit.First == fold ? fit.Second : fit.First, best[fold])).Prepend((own, fold, best[fold]))))],
        };
    }

    /// <summary>What fits that do not know a fold lose on the rows of each other fold, which they do not know either.</summary>
    private static IEnumerable<double[]> LossesOfOthers(IEnumerable<LearningFit> fits, int fold)
    {
        foreach (var fit in fits)
        {
            if (fit.First == fold) yield return fit.LossesOf(1);
            else if (fit.Second == fold) yield return fit.LossesOf(0);
        }
    }

    private static List<(int First, int Second)> Pairs(int count) =>
        [.. Enumerable.Range(0, count).SelectMany(first => Enumerable.Range(first + 1, count - first - 1).Select(second => (first, second)))];
}
