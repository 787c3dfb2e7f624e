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
        var paths = folds.Run([.. Enumerable.Range(0, FoldsOfAnswers).Select(fold => new LearningPath(fold, fold, Penalties.Length - 1))]);
        var best = LearningPath.Best(paths.Select(path => path.LossesOn(path.First)));
        var answers = folds.Empty();
        folds.ForEach(fold => folds.Answer(fold, [paths[fold].Fits[best]], [answers]));
        return answers.ToLearned();
    }

    /// <summary>Learns with fits for each of ten folds and for each pair of them.</summary>
    /// <param name="task">What is to be learnt.</param>
    /// <exception cref="OperationCanceledException">The token of the task was cancelled.</exception>
    public static LearnedAnswers Nested(LearningTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        var folds = new LearningFolds(task, Folds.DefaultCount);
        var every = Enumerable.Range(0, Folds.DefaultCount).ToArray();
        var pairs = folds.Run(Pairs(Folds.DefaultCount));
        int[] best = [.. every.Select(fold => LearningPath.Best(LossesOfOthers(pairs, fold)))];
        var alone = folds.Run([.. every.Select(fold => new LearningPath(fold, fold, best[fold]))]);
        var answers = folds.Empty();
        LearningFolds.Answers[] without = [.. every.Select(_ => folds.Empty())];
        folds.ForEach(fold =>
        {
            // Of a row of this fold: the fit that does not know it, and for each other fold the one that knows neither.
            int[] others = [.. every.Where(other => other != fold)];
            var own = alone[fold].Fits[best[fold]];
            var neither = others.Select(other => Of(pairs, fold, other).Fits[best[other]]);
            folds.Answer(fold, [own, own, .. neither], [answers, without[fold], .. others.Select(other => without[other])]);
        });
        return answers.ToLearned() with { WithoutFold = [.. without.Select(each => each.ToLearned())] };
    }

    /// <summary>What fits that do not know a fold lose on the rows of each other fold, which they do not know either.</summary>
    private static IEnumerable<double[]> LossesOfOthers(IReadOnlyList<LearningPath> pairs, int fold)
    {
        foreach (var pair in pairs)
        {
            if (pair.First == fold) yield return pair.LossesOn(pair.Second);
            else if (pair.Second == fold) yield return pair.LossesOn(pair.First);
        }
    }

    private static LearningPath Of(IReadOnlyList<LearningPath> pairs, int one, int other) =>
        pairs.First(pair => pair.First == Math.Min(one, other) && pair.Second == Math.Max(one, other));

    private static List<LearningPath> Pairs(int count) => [.. Enumerable.Range(0, count)
        .SelectMany(first => Enumerable.Range(first + 1, count - first - 1).Select(second => new LearningPath(first, second, Penalties.Length - 1)))];
}
