using System.Globalization;
using Cdi.Corpus;

namespace Cdi.Studies;

/// <summary>Reads cells of columns that were looked up before: what the reader of a compiled study's rows calls.</summary>
public static class Cells
{
    /// <summary>A cell of an indicator column; null where missing.</summary>
    /// <param name="column">The column, as in <see cref="CorpusTable.Numbers"/>.</param>
    /// <param name="row">Index among the kept rows, 0 … n − 1.</param>
    public static bool? Indicator(ReadOnlyMemory<double> column, int row) => column.Span[row] is var value && double.IsNaN(value) ? null : value != 0;

    /// <summary>A cell of a count column; null where missing.</summary>
    /// <param name="column">The column, as in <see cref="CorpusTable.Numbers"/>.</param>
    /// <param name="row">Index among the kept rows, 0 … n − 1.</param>
    public static long? Count(ReadOnlyMemory<double> column, int row) => column.Span[row] is var value && double.IsNaN(value) ? null : (long)value;

    /// <summary>A cell of a date column; null where missing.</summary>
    /// <param name="column">The column, as in <see cref="CorpusTable.Texts"/>; ISO 8601.</param>
    /// <param name="row">Index among the kept rows, 0 … n − 1.</param>
    public static DateOnly? Date(IReadOnlyList<string> column, int row) => column[row] is { Length: > 0 } text
        ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture)
        : null;

    /// <summary>The level of a factor or ordered column as text; empty where missing.</summary>
    /// <param name="column">The column.</param>
    /// <param name="row">Index among the kept rows, 0 … n − 1.</param>
    public static string Level(FactorColumn column, int row)
    {
        ArgumentNullException.ThrowIfNull(column);
        var code = column.Codes.Span[row];
        return code < 0 ? "" : column.Levels[code];
    }
}
