using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Prediction;

/// <summary>The fold of every row in cross-fitting: a function of the row's identity and the seed, so that copies and clusters stay together.</summary>
internal sealed class Folds
{
    /// <summary>Folds used where nothing else is said: each fit sees nine tenths of the labels.</summary>
    public const int DefaultCount = 10;

    private readonly int[] folds;

    private Folds(int[] folds, int count)
    {
        this.folds = folds;
        Count = count;
    }

    /// <summary>K, the number of folds; a fold can be empty.</summary>
    public int Count { get; }

    /// <summary>n, the rows of the corpus.</summary>
    public int RowCount => folds.Length;

    /// <summary>n: the fold of every row.</summary>
    public ReadOnlyMemory<int> OfRows => folds;

    /// <summary>The fold of a row, 0 … <see cref="Count"/> − 1.</summary>
    public int this[int row] => folds[row];

    /// <summary>Assigns folds.</summary>
    /// <param name="identities">n; equal for rows that must share a fold (copies of a row, rows of a cluster).</param>
    /// <param name="seed">Seed of the study.</param>
    /// <param name="count">K, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 2.</exception>
    public static Folds Create(ReadOnlySpan<RowKey> identities, ulong seed, int count = DefaultCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        var random = new CounterRandom(seed, RandomPurpose.Fold);
        var folds = new int[identities.Length];
        for (var row = 0; row < folds.Length; row++) folds[row] = random.Index(identities[row], count);
        return new Folds(folds, count);
    }
}
