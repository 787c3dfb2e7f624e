using System.Buffers;
using System.Globalization;
using System.Text;

namespace Cdi.Reporting.Csv;

/// <summary>A CSV text under construction, RFC 4180 with <c>\n</c> line ends; a missing number is <c>NA</c>, as R writes it.</summary>
internal sealed class CsvTable
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",\"\r\n");

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

    /// <summary>A cell's text, between quotes where it needs them.</summary>
    public static string Quoted(string value) => value.AsSpan().ContainsAny(NeedQuotes) ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;

    public CsvTable Cell(long value) => Cell(value.ToString(CultureInfo.InvariantCulture));

    public CsvTable Cell(bool value) => Cell(value ? "TRUE" : "FALSE");

    /// <summary>A number that round-trips; ±∞ as <c>Inf</c> and <c>-Inf</c>.</summary>
    public CsvTable Cell(double? value) => Cell(value switch
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

    private void Separate()
    {
        if (lineStarted) text.Append(',');
        lineStarted = true;
    }
}
