using Cdi.Estimation.Prediction;

namespace Cdi.Estimation.Learning;

/// <summary>Carries out the fits of one task, several on a thread at a time.</summary>
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

    /// <summary>Carries out fits: no bit depends on how many threads there are, nor on which fits stand side by side.</summary>
    /// <param name="paths">The fits.</param>
    public IReadOnlyList<LearningPath> Run(IReadOnlyList<LearningPath> paths)
    {
        var groups = paths.Chunk(DualAscent.FitsAtOnce(response)).ToList();
        Parallel.For(0, groups.Count, Options, group =>
            new DualAscent(rows, foldOf, response, groups[group], CrossFittedLearner.Penalties).Run(task.Seed, task.Cancellation));
        return paths;
    }

    /// <summary>What fits say of the rows of a fold.</summary>
    /// <param name="fold">The fold.</param>
    /// <param name="fits">Fits that know no label of it.</param>
    /// <param name="answers">Where each of them puts what it says.</param>
    public void Answer(int fold, IReadOnlyList<LearningFit> fits, IReadOnlyList<Answers> answers)
    {
        var atOnce = DualAscent.FitsAtOnce(response);
        for (var first = 0; first < fits.Count; first += atOnce)
        {
            LearningFit[] some = [.. fits.Skip(first).Take(atOnce)];
            var scores = new FittedScores(rows, response, some);
            var said = new (double Label, double Confidence)[some.Length];
            foreach (var row in rowsOf[fold])
            {
                task.Cancellation.ThrowIfCancellationRequested();
                scores.Answer(task.Vectors[row], said);
                for (var i = 0; i < some.Length; i++)
                    answers[first + i].Put(row, Math.Clamp(said[i].Label, task.Minimum, task.Maximum), said[i].Confidence);
            }

            for (var i = 0; i < some.Length; i++) answers[first + i].Penalties[fold] = some[i].Penalty;
        }
    }

    /// <summary>Does something for every fold.</summary>
    /// <param name="action">What; of another fold than any other thread's.</param>
    public void ForEach(Action<int> action) => Parallel.For(0, rowsOf.Length, Options, action);

    /// <summary>Room for what is said of every row.</summary>
    public Answers Empty() => new(foldOfRow, rowsOf.Length, response.IsNumber, rows.Rows.Length);

    private ParallelOptions Options => new() { MaxDegreeOfParallelism = task.Threads, CancellationToken = task.Cancellation };

    /// <summary>What is said of every row.</summary>
    /// <param name="foldOfRow">The fold of each.</param>
    /// <param name="folds">How many folds.</param>
    /// <param name="isNumber">Whether labels are numbers.</param>
    /// <param name="learned">Labels that were learnt from.</param>
    internal sealed class Answers(ReadOnlyMemory<int> foldOfRow, int folds, bool isNumber, int learned)
    {
        private readonly double[] labels = new double[foldOfRow.Length];
        private readonly double[] confidence = new double[isNumber ? 0 : foldOfRow.Length];

        /// <summary>κ of each fold.</summary>
        public double[] Penalties { get; } = new double[folds];

        /// <summary>Keeps what is said of a row.</summary>
        public void Put(int row, double label, double sure)
        {
            labels[row] = label;
            if (!isNumber) confidence[row] = sure;
        }

        /// <summary>The answers, for whoever reads them.</summary>
        public LearnedAnswers ToLearned() =>
            new() { Labels = labels, Confidence = confidence, Folds = foldOfRow, Penalties = Penalties, Learned = learned };
    }
}
