namespace Cdi.Estimation.Learning;

/// <summary>What fits that know neither of two folds say of the rows of both, for each penalty.</summary>
/// <param name="First">A fold.</param>
/// <param name="Second">Another one, or the same.</param>
/// <param name="Rows">The rows of the first, then those of the second.</param>
internal sealed record LearningFit(int First, int Second, int[] Rows)
{
    private readonly double[]?[] labels = new double[CrossFittedLearner.Penalties.Length][];
    private readonly double[]?[] confidence = new double[CrossFittedLearner.Penalties.Length][];
    private readonly double[][] losses = [new double[CrossFittedLearner.Penalties.Length], new double[CrossFittedLearner.Penalties.Length]];

    /// <summary>For each penalty the weighted loss of the labelled rows of the first fold (0) or the second (1).</summary>
    public double[] LossesOf(int which) => losses[which];

    /// <summary>For each row the class or number, at a penalty.</summary>
    /// <exception cref="InvalidOperationException">Nothing was fitted at it.</exception>
    public double[] LabelsAt(int penalty) => labels[penalty] ?? throw new InvalidOperationException($"No fit at penalty {penalty}.");

    /// <summary>For each row the probability of the class, at a penalty.</summary>
    /// <exception cref="InvalidOperationException">Nothing was fitted at it.</exception>
    public double[] ConfidenceAt(int penalty) => confidence[penalty] ?? throw new InvalidOperationException($"No fit at penalty {penalty}.");

    /// <summary>Makes room for what is said at a penalty.</summary>
    public (double[] Labels, double[] Confidence) At(int penalty) =>
        (labels[penalty] = new double[Rows.Length], confidence[penalty] = new double[Rows.Length]);

    /// <summary>The penalty of the least sum of losses, of equals the strongest.</summary>
    public static int Best(IEnumerable<double[]> losses)
    {
        var sums = new double[CrossFittedLearner.Penalties.Length];
        foreach (var each in losses)
        {
            for (var penalty = 0; penalty < sums.Length; penalty++) sums[penalty] += each[penalty];
        }

        var best = 0;
        for (var penalty = 1; penalty < sums.Length; penalty++) best = sums[penalty] < sums[best] ? penalty : best;
        return best;
    }
}
