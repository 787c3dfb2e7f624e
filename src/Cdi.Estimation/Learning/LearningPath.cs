namespace Cdi.Estimation.Learning;

/// <summary>The fits that know no label of two folds, from the strongest penalty on.</summary>
/// <param name="first">A fold; −1 for none.</param>
/// <param name="second">Another one, or the same.</param>
/// <param name="last">The last penalty at which to fit.</param>
internal sealed class LearningPath(int first, int second, int last)
{
    private readonly List<LearningFit> fits = [];

    /// <summary>A fold no label of which is known.</summary>
    public int First => first;

    /// <summary>The other one.</summary>
    public int Second => second;

    /// <summary>The fits so far, one for each penalty.</summary>
    public IReadOnlyList<LearningFit> Fits => fits;

    /// <summary>The penalty at which the next fit is.</summary>
    public int Level => fits.Count;

    /// <summary>Whether every fit is made.</summary>
    public bool IsDone => fits.Count > last;

    /// <summary>Whether labels of a fold may be known.</summary>
    /// <param name="fold">The fold.</param>
    public bool Knows(int fold) => fold != first && fold != second;

    /// <summary>Keeps the next fit.</summary>
    /// <param name="fit">The fit.</param>
    public void Add(LearningFit fit) => fits.Add(fit);

    /// <summary>For each penalty the loss on a fold.</summary>
    /// <param name="fold">One of the two.</param>
    public double[] LossesOn(int fold) => [.. fits.Select(fit => fold == first ? fit.LossOfFirst : fit.LossOfSecond)];

    /// <summary>The penalty of the least sum of losses, of equals the strongest.</summary>
    /// <param name="losses">Losses for each penalty.</param>
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
