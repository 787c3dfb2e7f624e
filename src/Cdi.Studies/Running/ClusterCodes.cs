using System.Runtime.InteropServices;
using Cdi.Corpus;

namespace Cdi.Studies.Running;

/// <summary>Numbers the clusters of a corpus in the order of their first row.</summary>
internal static class ClusterCodes
{
    /// <summary>The cluster of each row: equal values of the column share a number; a missing value is a value.</summary>
    public static int[] Of(CorpusTable table, string column) => table.Definition.Columns.First(each => each.Name == column).Type switch
    {
        ColumnType.Factor or ColumnType.Ordered => Number(MemoryMarshal.ToEnumerable(table.Factor(column).Codes)),
        ColumnType.Indicator or ColumnType.Number or ColumnType.Count => Number(MemoryMarshal.ToEnumerable(table.Numbers(column))),
        _ => Number(table.Texts(column)),
    };

    private static int[] Number<T>(IEnumerable<T> values)
        where T : notnull
    {
        var numbers = new Dictionary<T, int>();
        return [.. values.Select(value =>
        {
            if (!numbers.TryGetValue(value, out var number)) numbers.Add(value, number = numbers.Count);
            return number;
        })];
    }
}
