using Cdi.Estimation.Prediction;

namespace Cdi.Estimation.Learning;

/// <summary>Carries out the fits of one task, each on a thread of its own.</summary>
internal sealed class LearningFolds
{
    private readonly LearningTask task;
    private readonly ReadOnlyMemory<int> foldOfRow;
    private readonly LearningRows rows;
    private readonly ResponseModel response;
    private readonly int[] foldOf;
    private readonly int[][] rowsOf;

    /// <summary>Assigns folds and packs the labelled rows.</summary>
    /// <param name="task">The task.</param>
    /// <param name="count">How many folds.</param>
    public LearningFolds(LearningTask task, int count)
    {
        (this.task, rows, response) = (task, task.Pack(), ResponseModel.Of(task.Classes));
        foldOfRow = Folds.Create(task.Identities.Span, task.Seed, count).OfRows;
        foldOf = [.. rows.Rows.Select(row => foldOfRow.Span[row])];
        rowsOf = [.. Enumerable.Range(0, count).Select(fold =>
            Enumerable.Range(0, foldOfRow.Length).Where(row => foldOfRow.Span[row] == fold).ToArray())];
    }

    /// <summary>Carries out fits, each by one thread: no bit depends on how many there are.</summary>
    public LearningFit[] Run(int count, Func<Worker, int, LearningFit> fit)
    {
        var fits = new LearningFit[count];
        Parallel.For(0, count, new() { MaxDegreeOfParallelism = task.Threads, CancellationToken = task.Cancellation },
            () => new Worker(this), (index, _, worker) =>
            {
                fits[index] = fit(worker, index);
                return worker;
            }, _ => { });
        return fits;
    }

    /// <summary>The answers of fits.</summary>
    /// <param name="said">A fit, the fold whose rows it answers, and the penalty at which it does.</param>
    public LearnedAnswers Answers(IEnumerable<(LearningFit Fit, int Fold, int Penalty)> said)
    {
        var (labels, confidence) = (new double[foldOfRow.Length], new double[response.IsNumber ? 0 : foldOfRow.Length]);
        var penalties = new double[rowsOf.Length];
        foreach (var (fit, fold, penalty) in said)
        {
            penalties[fold] = CrossFittedLearner.Penalties[penalty];
            var (ownLabels, ownConfidence) = (fit.LabelsAt(penalty), fit.ConfidenceAt(penalty));
            for (var i = 0; i < fit.Rows.Length; i++)
            {
                if (foldOfRow.Span[fit.Rows[i]] != fold) continue;
                labels[fit.Rows[i]] = ownLabels[i];
                if (!response.IsNumber) confidence[fit.Rows[i]] = ownConfidence[i];
            }
        }

        return new() { Labels = labels, Confidence = confidence, Folds = foldOfRow, Penalties = penalties, Learned = rows.Rows.Length };
    }

    /// <summary>The fits of one thread.</summary>
    /// <param name="folds">The task.</param>
    internal sealed class Worker(LearningFolds folds)
    {
        private readonly RidgeLearner learner = new(folds.rows, folds.response);

        /// <summary>Fits at every penalty that know neither of two folds.</summary>
        public LearningFit Path(int first, int second) => Fit(first, second, CrossFittedLearner.Penalties.Length - 1, isEach: true);

        /// <summary>A fit at one penalty, reached as the others are, that does not know a fold.</summary>
        public LearningFit At(int fold, int penalty) => Fit(fold, fold, penalty, isEach: false);

        private LearningFit Fit(int first, int second, int last, bool isEach)
        {
            var known = folds.foldOf;
            learner.Know(position => known[position] != first && known[position] != second);
            var fit = new LearningFit(first, second, first == second ? folds.rowsOf[first] : [.. folds.rowsOf[first], .. folds.rowsOf[second]]);
            for (var penalty = 0; penalty <= last; penalty++)
            {
                learner.Fit(CrossFittedLearner.Penalties[penalty], folds.task.Cancellation);
                if (!isEach && penalty < last) continue;
                Losses(fit, penalty);
                Answers(fit, penalty);
            }

            return fit;
        }

        private void Losses(LearningFit fit, int penalty)
        {
            for (var position = 0; position < folds.foldOf.Length; position++)
            {
                var fold = folds.foldOf[position];
                if (fold != fit.First && fold != fit.Second) continue;
                fit.LossesOf(fold == fit.First ? 0 : 1)[penalty] += folds.rows.Weights[position] * learner.LossOf(position);
            }
        }

        private void Answers(LearningFit fit, int penalty)
        {
            var (labels, confidence) = fit.At(penalty);
            for (var i = 0; i < fit.Rows.Length; i++)
            {
                var (label, sure) = learner.Answer(folds.task.Vectors[fit.Rows[i]]);
                (labels[i], confidence[i]) = (Math.Clamp(label, folds.task.Minimum, folds.task.Maximum), sure);
            }
        }
    }
}
