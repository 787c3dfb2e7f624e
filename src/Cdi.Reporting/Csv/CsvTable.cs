using System.Buffers;
using System.Globalization;
using System.Text;

namespace Cdi.Reporting.Csv;

/// <summary>A CSV text under construction, RFC 4180 with <c>\n</c> line ends; a missing number is <c>NA</c>, as R writes it.</summary>
internal sealed class CsvTable
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",\"\r\n");
    private static readonly SearchValues<char> BeginFormula = SearchValues.Create("=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20");

    private readonly StringBuilder text = new();
    private bool lineStarted;

    public CsvTable(params ReadOnlySpan<string> header)
    {
        foreach (var name in header) Cell(name);
        EndLine();
    }

    public CsvTable Cell(string value)
    {
        Separate();
        text.Append(Quoted(value));
        return this;
    }

    /// <summary>A cell's text, between quotes where it needs them, and with an apostrophe before what a spreadsheet would run as a formula.</summary>
    /// <remarks>
    /// Spreadsheets take a cell that begins with <c>=</c>, <c>+</c>, <c>-</c>, <c>@</c>, a tab or a line end for a formula, quoted or not
    /// (OWASP, CSV injection). Names of an author and keys of a file may begin so; numbers stay as they are, since they are no formulas.
    /// </remarks>
    public static string Quoted(string value)
    {
        var text = value.Length > 0 && BeginFormula.Contains(value[0]) && !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? "'"
            + value : value;
        return text.AsSpan().ContainsAny(NeedQuotes) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    public CsvTable Cell(long value) => Plain(value.ToString(CultureInfo.InvariantCulture));

    public CsvTable Cell(bool value) => Plain(value ? "TRUE" : "FALSE");

    /// <summary>A number that round-trips; ±∞ as <c>Inf</c> and <c>-Inf</c>.</summary>
    public CsvTable Cell(double? value) => Plain(value switch
    {
        null or double.NaN => "NA",
        double.PositiveInfinity => "Inf",
        double.NegativeInfinity => "-Inf",
        { } number => number.ToString("R", CultureInfo.InvariantCulture),
    });

    public void EndLine()
    {
        text.Append('\n');
        lineStarted = false;
    }

    public override string ToString() => text.ToString();

    private CsvTable Plain(string value)
    {
        Separate();
        text.Append(value);
        return this;
    }

    private void Separate()
    {
        if (lineStarted) text.Append(',');
        lineStarted = true;
    }
}
