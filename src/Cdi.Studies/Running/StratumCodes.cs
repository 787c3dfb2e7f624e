using Cdi.Corpus;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <summary>Numbers the strata of a corpus by the values that their texts have in common, so that the order of rows does not matter.</summary>
internal static class StratumCodes
{
    /// <summary>The stratum of each row, from 0; rows without a value are a stratum of their own. Empty where nothing forms strata, and where a model has not
    /// answered yet.</summary>
    /// <param name="parts">What texts of a stratum have in common.</param>
    /// <param name="table">The corpus.</param>
    /// <param name="said">n labels and n confidences of a model, by its name; empty where there are none.</param>
    public static int[] Of(IReadOnlyList<StratumPart> parts, CorpusTable table, Func<string, ModelLabels> said)
    {
        var codes = new List<int[]>();
        foreach (var part in parts)
        {
            if (Codes(part, table, said) is not { Length: > 0 } own) return [];
            codes.Add(own);
        }

        return codes.Count == 0 ? [] : codes.Aggregate(Cross);
    }

    private static int[] Codes(StratumPart part, CorpusTable table, Func<string, ModelLabels> said)
    {
        if (part.Column is { } column) return Codes(table, column);
        var answers = said(part.Llm ?? throw new InvalidOperationException("A stratum goes by a column or a model."));
        return part.Bins == 0 ? Ranks(answers.Labels.ToArray()) : Bins(answers.Confidence.ToArray(), part.Bins);
    }

    private static int[] Codes(CorpusTable table, string column) => table.Definition.Columns.First(each => each.Name == column).Type switch
    {
        ColumnType.Factor or ColumnType.Ordered => Ranks([.. Rows(table).Select(row => ClusterCodes.Value(table, column, row))]),
        ColumnType.Indicator or ColumnType.Number or ColumnType.Count => Ranks(table.Numbers(column).ToArray()),
        ColumnType.Text or ColumnType.Date or ColumnType.Image or ColumnType.Id => Ranks([.. table.Texts(column)]),
    };

    private static IEnumerable<int> Rows(CorpusTable table) => Enumerable.Range(0, table.Rows);

    private static int[] Ranks(string[] values) => Ranks(values, StringComparer.Ordinal);

    // NaN, a value that is missing, stands before every number.
    private static int[] Ranks(double[] values) => Ranks(values, Comparer<double>.Default);

    private static int[] Ranks<T>(T[] values, IComparer<T> order)
    {
        T[] sorted = [.. values.Distinct().Order(order)];
        return Array.ConvertAll(values, value => Array.BinarySearch(sorted, value, order));
    }

    // Equal confidences share a group; what is missing is one.
    private static int[] Bins(double[] values, int bins)
    {
        double[] sorted = [.. values.Where(value => !double.IsNaN(value)).Order()];
        double[] cuts = [.. Enumerable.Range(1, bins - 1).Where(_ => sorted.Length > 0)
            .Select(cut => sorted[(int)((long)cut * sorted.Length / bins)]).Distinct()];
        return Ranks(Array.ConvertAll(values, value => double.IsNaN(value) ? double.NaN : cuts.Count(cut => cut <= value)));
    }

    private static int[] Cross(int[] first, int[] second)
    {
        var width = second.Length == 0 ? 1 : second.Max() + 1L;
        long[] pairs = [.. first.Zip(second, (one, other) => (one * width) + other)];
        return Ranks(pairs, Comparer<long>.Default);
    }
}
