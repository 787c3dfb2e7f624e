using System.Globalization;

namespace Cdi.Corpus;

/// <summary>The diagnostics that need the data: one method per code, CDI9001 to CDI9034.</summary>
/// <remarks>The factory methods are grouped by file: about the file, about its values, and raised by the statistics.</remarks>
internal static partial class DataDiagnostics
{
    private const int LongestQuotedValue = 60;

    private static DataDiagnostic Error(string code, string file, string subject, string message, string hint) =>
        new(code, DataSeverity.Error, message, hint, file, subject);

    private static DataDiagnostic Warning(string code, string file, string subject, string message, string hint) =>
        new(code, DataSeverity.Warning, message, hint, file, subject);

    /// <summary>Adds to the hint how the fact is accepted: by a comment in the spec, or by an option of the command that writes one.</summary>
    /// <param name="diagnostic">A diagnostic whose hint has said the other remedies.</param>
    /// <param name="before">What leads from those to this one, <c>; </c> or a clause.</param>
    /// <param name="place">What the comment stands behind.</param>
    /// <param name="verb">What the comment does.</param>
    private static DataDiagnostic Acceptable(this DataDiagnostic diagnostic, string before, string place, string verb = "says so") => diagnostic with
    {
        Hint = $"{diagnostic.Hint}{before}`// allow {diagnostic.Code}: reason` behind {place} {verb}.",
        HintWithoutSpec = $"{diagnostic.Hint}{before}`cdi new` with `--allow {diagnostic.Code}=REASON` {verb}.",
    };

    private static DataDiagnostic At(this DataDiagnostic diagnostic, RowPlace place, string? column = null) =>
        diagnostic with { Row = place.Row, Line = place.Line, Column = column };

    /// <summary>A value in back quotes: control characters as escapes, long values cut.</summary>
    private static string Quote(string value)
    {
        if (value.Length == 0) return "(empty)";
        var shown = value.Length <= LongestQuotedValue ? value : string.Concat(value.AsSpan(0, LongestQuotedValue), "…");
        return "`" + string.Concat(shown.Select(Escape)) + "`";
    }

    private static string Escape(char character) => character switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ when char.IsControl(character) => "\\u" + ((int)character).ToString("X4", CultureInfo.InvariantCulture),
        _ => character.ToString(),
    };

    private static string QuoteAll(IEnumerable<string> values, int most = 12)
    {
        var shown = values.Take(most + 1).ToList();
        var list = string.Join(", ", shown.Take(most).Select(Quote));
        return shown.Count > most ? list + ", …" : list;
    }

    private static string Show(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Show(double number) => number.ToString("G4", CultureInfo.InvariantCulture);

    private static string Further(long further) => further switch
    {
        0 => "",
        1 => "; 1 more row is like it",
        _ => $"; {Show(further)} more rows are like it",
    };

    private static string Nearest(string? nearest) => nearest is null ? "" : $"nearest {Quote(nearest)}; ";
}
