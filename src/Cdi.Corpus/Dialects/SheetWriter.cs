using System.Globalization;
using System.Text;
using Cdi.Corpus.Dialects;

namespace Cdi.Corpus.Dialects;

/// <summary>Writes the rows of a sheet as comma-separated text; rows without any value are left out, as empty lines of a text are.</summary>
/// <remarks>
/// Numbers are written with the fewest digits that give the same number again, dates as <c>2024-05-31</c>, with <c>T12:30:15</c> where there is a time,
/// truth values as <c>TRUE</c> and <c>FALSE</c>; formulas stand for the value that the spreadsheet last computed.
/// </remarks>
internal sealed class SheetWriter
{
    private const double LargestExact = 1L << 53;

    private readonly StringBuilder text = new();
    private readonly List<int> rows = [];
    private readonly SortedDictionary<int, (int Row, double Value)> inexact = [];
    private int width;

    /// <summary>Adds a row; the first with a value is the header.</summary>
    /// <param name="row">Its number in the sheet, from 1.</param>
    /// <param name="values">Its cells: text, number, truth value, date or null.</param>
    public void Add(int row, IReadOnlyList<object?> values)
    {
        var cells = new string[values.Count];
        var used = 0;
        for (var column = 0; column < cells.Length; column++)
        {
            cells[column] = Written(values[column]);
            if (cells[column].Length > 0) used = column + 1;
            if (values[column] is double number && IsInexact(number)) inexact.TryAdd(column, (row, number));
        }

        if (used == 0) return;
        if (rows.Count == 0) width = used;
        rows.Add(row);
        var count = Math.Max(width, used);
        for (var column = 0; column < count; column++)
        {
            if (column > 0) text.Append(',');
            Append(column < cells.Length ? cells[column] : "");
        }

        text.Append('\n');
    }

    /// <summary>The text of all rows.</summary>
    /// <param name="name">Name of the sheet.</param>
    /// <param name="others">Names of the other sheets.</param>
    public CorpusText Complete(string name, IReadOnlyList<string> others) =>
        new(Encoding.UTF8.GetBytes(text.ToString())) { Sheet = new SheetRows(rows, inexact) { Name = name, Others = others } };

    private static string Written(object? value) => value switch
    {
        null => "",
        string written => written,
        bool truth => truth ? "TRUE" : "FALSE",
        double number => number.ToString(IsInexact(number) ? "E16" : "R", CultureInfo.InvariantCulture),
        DateTime { TimeOfDay.Ticks: 0 } date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static bool IsInexact(double number) => Math.Abs(number) >= LargestExact && Math.Floor(number).Equals(number);

    private void Append(string cell)
    {
        if (cell.AsSpan().ContainsAny(",\"\r\n"))
        {
            text.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            return;
        }

        text.Append(cell);
    }
}
