namespace Cdi.Estimation.Problems;

/// <summary>A second set of clusters, which crosses the first: rows are dependent that share either.</summary>
public sealed class CrossedClusters
{
    private CrossedClusters(ReadOnlyMemory<int> second, ReadOnlyMemory<int> both) => (Second, Both) = (second, both);

    /// <summary>n: the second cluster of each row, numbered from 0.</summary>
    public ReadOnlyMemory<int> Second { get; }

    /// <summary>n: the pair of clusters of each row, numbered from 0 in the order of first rows.</summary>
    public ReadOnlyMemory<int> Both { get; }

    /// <summary>Crosses two sets of clusters.</summary>
    /// <param name="first">n: the first cluster of each row.</param>
    /// <param name="second">n: the second cluster of each row.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a cluster is negative.</exception>
    public static CrossedClusters Of(ReadOnlyMemory<int> first, ReadOnlyMemory<int> second)
    {
        if (first.Length != second.Length) throw new ArgumentException("The clusters do not have the same rows.", nameof(second));
        if (first.Span.ContainsAnyInRange(int.MinValue, -1) || second.Span.ContainsAnyInRange(int.MinValue, -1))
            throw new ArgumentException("A cluster is negative.", nameof(second));
        var (numbers, both) = (new Dictionary<(int First, int Second), int>(), new int[first.Length]);
        for (var row = 0; row < both.Length; row++)
        {
            var pair = (first.Span[row], second.Span[row]);
            if (!numbers.TryGetValue(pair, out both[row])) numbers.Add(pair, both[row] = numbers.Count);
        }

        return new(second, both);
    }
}
