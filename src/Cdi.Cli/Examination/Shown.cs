using System.Globalization;
using Cdi.Dsl.Text;

namespace Cdi.Cli.Examination;

/// <summary>Numbers as an examination prints them.</summary>
internal static class Shown
{
    /// <summary>A count.</summary>
    public static string Count(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A share as percent, with one digit.</summary>
    public static string Percent(double share) => (100 * share).ToString("F1", CultureInfo.InvariantCulture) + " %";

    /// <summary>A share of rows; never 0.0 or 100.0 % where it is not exactly that.</summary>
    public static string Part(long part, long whole)
    {
        var percent = 100.0 * part / Math.Max(1, whole);
        if (part > 0 && percent < 0.1) return "< 0.1 %";
        return part < whole && percent > 99.9 ? "> 99.9 %" : percent.ToString("0.#", CultureInfo.InvariantCulture) + " %";
    }

    /// <summary>A number to four significant digits.</summary>
    public static string Number(double number) => number.ToString("G4", CultureInfo.InvariantCulture);

    /// <summary>A half-width to two significant digits: more would be precision that an expectation does not have.</summary>
    public static string Half(double? halfWidth) => halfWidth is { } known ? "± " + known.ToString(known < 10 ? "G2" : "F0", CultureInfo.InvariantCulture)
        : "–";

    /// <summary>A number with four decimals.</summary>
    public static string Fixed(double number) => number.ToString("F4", CultureInfo.InvariantCulture);

    /// <summary>An interval with four decimals; said to be withheld where the data carry none.</summary>
    public static string Interval(double? lower, double? upper) => lower is { } low && upper is { } high ? $"[{Fixed(low)}, {Fixed(high)}]" : "withheld";

    /// <summary>A p-value; small ones as a bound.</summary>
    public static string Chance(double pValue) => pValue < 0.0001 ? "< .0001" : Math.Min(1, pValue).ToString("0.00##", CultureInfo.InvariantCulture);

    /// <summary>A header as a cell of a table: no control characters, long ones cut.</summary>
    public static string Cell(string header) => Quote(header)[1..^1];

    /// <summary>A share with its interval, in percent.</summary>
    public static string Share(ShareInterval? share) => share is { } known
        ? $"{Percent(known.Point)} [{(100 * known.Lower).ToString("F1", CultureInfo.InvariantCulture)}, "
            + $"{(100 * known.Upper).ToString("F1", CultureInfo.InvariantCulture)}]"
        : "–";

    /// <summary>A value between back quotes: control characters as escapes, long ones cut.</summary>
    public static string Quote(string value)
    {
        const int most = 40;
        var cut = value.Length <= most ? value : value[..(char.IsHighSurrogate(value[most - 1]) ? most - 1 : most)] + "…";
        return "`" + ShownText.Line(cut) + "`";
    }
}
