using System.Globalization;
using System.Text;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Diagnostics;

public sealed partial class DiagnosticRenderer
{
    /// <summary>A workflow command that GitHub shows beside the line of a pull request, without line end.</summary>
    public string GitHub(Diagnostic diagnostic)
    {
        var start = Start(diagnostic);
        var place = $"file={Property(diagnostic.Path)},line={Number(start.Line)},col={Number(start.Column)},title={diagnostic.Code}";
        return $"::{Word(diagnostic)} {place}::{Data(diagnostic.Message + " " + diagnostic.Hint)}";
    }

    /// <summary>A JSON array with one object per diagnostic: code, severity, path, line, column, length, message, hint, help. Ends with a line end.</summary>
    public string Json(IEnumerable<Diagnostic> diagnostics)
    {
        var objects = diagnostics.Select(JsonObject).ToArray();
        return objects.Length == 0 ? "[]\n" : "[\n  " + string.Join(",\n  ", objects) + "\n]\n";
    }

    private string JsonObject(Diagnostic diagnostic)
    {
        var start = Start(diagnostic);
        return "{ " + string.Join(", ",
            $"\"code\": {Quoted(diagnostic.Code)}",
            $"\"severity\": {Quoted(Word(diagnostic))}",
            $"\"path\": {Quoted(diagnostic.Path)}",
            $"\"line\": {Number(start.Line)}",
            $"\"column\": {Number(start.Column)}",
            $"\"length\": {Number(diagnostic.Span.Length)}",
            $"\"message\": {Quoted(diagnostic.Message)}",
            $"\"hint\": {Quoted(diagnostic.Hint)}",
            $"\"help\": {Quoted(diagnostic.Help)}") + " }";
    }

    /// <summary>A JSON string in which nothing is hidden from a reader either: what <see cref="ShownText"/> escapes is escaped as JSON does it.</summary>
    private static string Quoted(string text)
    {
        var value = UrlSecrets.Hide(text);
        var json = new StringBuilder("\"");
        for (var at = 0; at < value.Length; at++)
        {
            var unit = value[at];
            switch (unit)
            {
                case '"': json.Append("\\\""); break;
                case '\\': json.Append("\\\\"); break;
                case '\n': json.Append("\\n"); break;
                case var _ when ShownText.IsHidden(value, at):
                    json.Append("\\u").Append(((int)unit).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default: json.Append(unit); break;
            }
        }

        return json.Append('"').ToString();
    }

    private static string Data(string value) => ShownText.Line(value).Replace("%", "%25");

    private static string Property(string value) => Data(value).Replace(":", "%3A").Replace(",", "%2C");
}
