namespace Cdi.Estimation.Agreement;

/// <summary>Sums over rows that were drawn together; a row that was drawn by itself is its own sum.</summary>
internal static class DrawnClusters
{
    /// <summary>Whether any row was drawn with others.</summary>
    public static bool Any<T>(IReadOnlyList<T> rows)
        where T : IWeightedRow => rows.Any(row => row.Cluster is not null);

    /// <summary>The sum of each cluster, in the order of their first rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="value">What is summed.</param>
    public static IReadOnlyList<double> Sums<T>(IReadOnlyList<T> rows, Func<T, double> value)
        where T : IWeightedRow
    {
        var (sums, places) = (new List<double>(), new Dictionary<int, int>());
        foreach (var row in rows)
        {
            if (row.Cluster is { } cluster)
            {
                if (places.TryGetValue(cluster, out var place))
                {
                    sums[place] += value(row);
                    continue;
                }

                places.Add(cluster, sums.Count);
            }

            sums.Add(value(row));
        }

        return sums;
    }
}
