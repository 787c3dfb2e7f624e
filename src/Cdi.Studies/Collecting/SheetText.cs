using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cdi.Studies.Collecting;

/// <summary>A sheet as the bytes of a file; the same sheet gives the same bytes.</summary>
public static class SheetText
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",;\"\r\n\t");

    /// <summary>A table, UTF-8 behind a byte order mark, by which spreadsheets know it. A cell that a spreadsheet would take for a formula has an apostrophe
    /// before it.</summary>
    /// <param name="sheet">The sheet.</param>
    public static byte[] Csv(LabelSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var text = new StringBuilder("\uFEFF");
        var questions = sheet.Questions.SelectMany(question => new[] { question.HeaderOf("question"), question.HeaderOf("options") });
        Line([.. sheet.Keys, .. Headers(sheet), .. questions, .. sheet.Labels]);
        foreach (var row in sheet.Rows)
        {
            Line([Plainly(row.Key), .. sheet.Keys.Skip(1).Select(_ => ""), .. row.Texts.Select(Plainly),
                .. sheet.Questions.SelectMany(each => new[] { Plainly(each.Text), Plainly(each.Answers) }), .. sheet.Labels.Select(_ => "")]);
        }

        return Encoding.UTF8.GetBytes(text.ToString());

        void Line(IEnumerable<string> cells) => text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");
    }

    /// <summary>A JSON object on each line; answers are written into <c>label</c>.</summary>
    /// <param name="sheet">The sheet.</param>
    public static byte[] Jsonl(LabelSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var buffer = new ArrayBufferWriter<byte>();
        var headers = Headers(sheet).ToList();
        foreach (var row in sheet.Rows)
        {
            using (var json = new Utf8JsonWriter(buffer, Plain)) Write(json, sheet, headers, row);
            buffer.Write("\n"u8);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, LabelSheet sheet, List<string> headers, SheetRow row)
    {
        json.WriteStartObject();
        json.WriteString(LabelSheet.Key, row.Key);
        foreach (var blank in sheet.Keys.Skip(1)) json.WriteString(blank, "");
        for (var column = 0; column < headers.Count; column++) json.WriteString(headers[column], row.Texts[column]);
        foreach (var question in sheet.Questions)
        {
            json.WriteString(question.HeaderOf("question"), question.Text);
            json.WriteString(question.HeaderOf("options"), question.Answers);
        }

        foreach (var label in sheet.Labels) json.WriteString(label, "");
        json.WriteEndObject();
    }

    // A text column may have the name of a column of the sheet.
    private static IEnumerable<string> Headers(LabelSheet sheet)
    {
        var taken = sheet.Labels.Concat(sheet.Keys).Concat(sheet.Questions.SelectMany(question => new[]
        {
            question.HeaderOf("question"), question.HeaderOf("options"),
        })).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var column in sheet.Columns)
        {
            var header = column;
            while (!taken.Add(header)) header = "text " + header;
            yield return header;
        }
    }

    /// <summary>A cell as a table holds it: with one more apostrophe where a formula stands, or would behind the apostrophes that it has, so that two cells
    /// never become one.</summary>
    internal static string Plainly(string cell) =>
        cell.AsSpan().TrimStart('\'') is [('=' or '+' or '-' or '@' or '\t' or '\r' or '\n'), ..] ? "'" + cell : cell;

    private static string Cell(string cell) =>
        cell.AsSpan().ContainsAny(Quoted) || (cell.Length > 0 && (char.IsWhiteSpace(cell[0]) || char.IsWhiteSpace(cell[^1])))
        ? "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : cell;
}
