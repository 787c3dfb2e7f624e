using System.Text;
using Cdi.Dsl.Text;

namespace Cdi.Cli.Terminal;

/// <summary>Rows of cells, printed in columns: the first column to the left, the others to the right.</summary>
internal sealed class TextTable
{
    private const string Gap = "  ";

    private readonly List<string[]> rows = [];

    /// <summary>Adds a row; all rows have the same number of cells.</summary>
    /// <param name="cells">The cells.</param>
    public void Add(params string[] cells) => rows.Add([.. cells.Select(ShownText.Line)]);

    /// <summary>Prints the rows, indented by two blanks.</summary>
    /// <param name="output">Where to print.</param>
    public void Print(TextWriter output)
    {
        if (rows.Count == 0) return;
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows) output.WriteLine(Line(row, widths));
    }

    private static string Line(string[] row, int[] widths)
    {
        var line = new StringBuilder();
        for (var column = 0; column < row.Length; column++)
        {
            var cell = column == 0 ? row[column].PadRight(widths[column]) : row[column].PadLeft(widths[column]);
            line.Append(Gap).Append(cell);
        }

        return line.ToString().TrimEnd();
    }
}
