using System.Globalization;
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
        ColumnType.Text or ColumnType.Date or ColumnType.Image or ColumnType.Id => Number(table.Texts(column)),
    };

    /// <summary>The group of each number: equal ones share a group; so do those that are missing.</summary>
    /// <param name="numbers">n.</param>
    public static int[] Of(ReadOnlyMemory<double> numbers) => Number(MemoryMarshal.ToEnumerable(numbers));

    /// <summary>The value of a grouping column in a row; empty where it is missing.</summary>
    public static string Value(CorpusTable table, string column, int row)
    {
        switch (table.Definition.Columns.First(each => each.Name == column).Type)
        {
            case ColumnType.Factor or ColumnType.Ordered:
                var factor = table.Factor(column);
                return factor.Codes.Span[row] is >= 0 and var code ? factor.Levels[code] : "";
            case ColumnType.Indicator or ColumnType.Number or ColumnType.Count:
                return table.Numbers(column).Span[row] is var number && double.IsNaN(number) ? "" : number.ToString("R", CultureInfo.InvariantCulture);
            default:
                return table.Texts(column)[row];
        }
    }

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
