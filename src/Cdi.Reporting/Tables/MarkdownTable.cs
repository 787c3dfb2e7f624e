using System.Text;
using Cdi.Reporting.Markdown;

namespace Cdi.Reporting.Tables;

/// <summary>A regression table in Markdown, its columns aligned so that it can be read as it stands.</summary>
internal static class MarkdownTable
{
    /// <summary>The table with its notes.</summary>
    public static string Of(TableLayout table)
    {
        var head = table.Head[0].Cells.Select((_, column) => string.Join(' ', table.Head.Select(line => line.Cells[column]))).ToList();
        List<TableLine> lines = [new("", head), .. table.Body, .. table.Foot];
        List<string[]> cells = [.. lines.Select(line => (string[])[Cell(line.Label), .. line.Cells.Select(Cell)])];
        var widths = Enumerable.Range(0, cells[0].Length).Select(column => Math.Max(3, cells.Max(row => row[column].Length))).ToArray();
        var text = new StringBuilder();
        if (table.Caption.Length > 0) text.Append("**").Append(Cell(table.Caption)).Append("**\n\n");
        Row(text, cells[0], widths);
        Row(text, [.. widths.Select((width, column) => column == 0 ? new string('-', width) : new string('-', width - 1) + ":")], widths);
        foreach (var row in cells.Skip(1)) Row(text, row, widths);
        foreach (var note in table.Notes) text.Append('\n').Append(Cell(note)).Append('\n');
        return text.ToString();
    }

    private static string Cell(string content) => MarkdownEscape.Text(content.ReplaceLineEndings(" "));

    private static void Row(StringBuilder text, IReadOnlyList<string> cells, int[] widths)
    {
        for (var column = 0; column < cells.Count; column++)
            text.Append(column == 0 ? "| " : " | ").Append(column == 0 ? cells[column].PadRight(widths[column]) : cells[column].PadLeft(widths[column]));
        text.Append(" |\n");
    }
}
