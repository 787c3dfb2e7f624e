using Cdi.Corpus;
using Cdi.Corpus.Unicode;
using Cdi.Estimation.Sampling;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <summary>Which rows share a fold where texts are learnt from: copies of a text, and texts of a cluster of any estimand.</summary>
internal static class TextIdentities
{
    /// <summary>n; equal for rows that are joined, through others or directly: the smallest of their keys, whatever the order of the file.</summary>
    /// <param name="study">The study.</param>
    /// <param name="table">The corpus.</param>
    /// <param name="keys">n; the keys of the rows.</param>
    /// <param name="text">The text of a row.</param>
    public static RowKey[] Of(StudyDefinition study, CorpusTable table, ReadOnlySpan<RowKey> keys, Func<int, string> text)
    {
        var parents = Enumerable.Range(0, table.Rows).ToArray();
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < parents.Length; row++)
        {
            var content = NormalForm.C(text(row)).Trim();
            if (!first.TryAdd(content, row)) Join(parents, first[content], row);
        }

        foreach (var column in study.Estimands.Select(estimand => estimand.Cluster).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            var seen = new Dictionary<int, int>();
            foreach (var (row, cluster) in ClusterCodes.Of(table, column).Index())
            {
                if (!seen.TryAdd(cluster, row)) Join(parents, seen[cluster], row);
            }
        }

        var smallest = keys.ToArray();
        for (var row = 0; row < parents.Length; row++)
        {
            var root = Root(parents, row);
            if (keys[row].CompareTo(smallest[root]) < 0) smallest[root] = keys[row];
        }

        var identities = new RowKey[parents.Length];
        for (var row = 0; row < parents.Length; row++) identities[row] = smallest[Root(parents, row)];
        return identities;
    }

    private static void Join(int[] parents, int one, int other) => parents[Root(parents, other)] = Root(parents, one);

    private static int Root(int[] parents, int row)
    {
        while (parents[row] != row) row = parents[row] = parents[parents[row]];
        return row;
    }
}
