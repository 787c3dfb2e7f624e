using Cdi.Estimation.Sampling;
using Cdi.Estimation.Sources;

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
        var random = Stream(seed, count);
        var folds = new int[identities.Length];
        for (var row = 0; row < folds.Length; row++) folds[row] = random.Index(identities[row], count);
        return new Folds(folds, count);
    }

    /// <summary>The same folds, computed as rows are read.</summary>
    /// <inheritdoc cref="Create"/>
    public static IRowValues<int> Read(IRowValues<RowKey> identities, ulong seed, int count = DefaultCount) =>
        new OfKeys(identities, Stream(seed, count), count);

    /// <summary>The same folds of rows in clusters, whose identity is the smallest of their rows'.</summary>
    /// <param name="identities">n.</param>
    /// <param name="clusters">n; the cluster of each row, from 0.</param>
    /// <param name="rows">n.</param>
    /// <param name="seed">Seed of the study.</param>
    /// <param name="count">K, at least 2.</param>
    public static IRowValues<int> ReadByCluster(
        IRowValues<RowKey> identities, IRowValues<int> clusters, long rows, ulong seed, int count = DefaultCount)
    {
        var random = Stream(seed, count);
        var smallest = new List<RowKey>();
        RowKey[] buffer = [];
        var blocks = new ValueBlocks<int>(clusters, rows);
        while (blocks.MoveNext())
        {
            var keys = RowValues<RowKey>.Known(identities, blocks.First, blocks.Current.Length, ref buffer);
            for (var i = 0; i < keys.Length; i++)
            {
                // A number that no row has keeps the largest key, and is never asked for.
                while (smallest.Count <= blocks.Current[i]) smallest.Add(new(ulong.MaxValue));
                if (keys[i].CompareTo(smallest[blocks.Current[i]]) < 0) smallest[blocks.Current[i]] = keys[i];
            }
        }

        return new OfClusters(clusters, [.. smallest.Select(key => random.Index(key, count))]);
    }

    private static CounterRandom Stream(ulong seed, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        return new CounterRandom(seed, RandomPurpose.Fold);
    }

    private sealed class OfKeys(IRowValues<RowKey> identities, CounterRandom random, int count) : IRowValues<int>
    {
        private RowKey[] buffer = [];

        public void Read(long first, Span<int> values)
        {
            var keys = RowValues<RowKey>.Known(identities, first, values.Length, ref buffer);
            for (var i = 0; i < values.Length; i++) values[i] = random.Index(keys[i], count);
        }
    }

    private sealed class OfClusters(IRowValues<int> clusters, int[] folds) : IRowValues<int>
    {
        public void Read(long first, Span<int> values)
        {
            clusters.Read(first, values);
            foreach (ref var value in values) value = folds[value];
        }
    }
}
