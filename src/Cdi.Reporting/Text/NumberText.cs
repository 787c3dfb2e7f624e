using System.Globalization;
using Cdi.Dsl.Text;

namespace Cdi.Reporting.Text;

/// <summary>Numbers as a reader of a report sees them: rounded to what their standard error supports, with a true minus sign.</summary>
internal static class NumberText
{
    private const int MostDecimals = 8;

    /// <summary>Decimals that show a standard error with three significant digits, 0 … 8.</summary>
    public static int DecimalsFor(double standardError) => standardError > 0 && double.IsFinite(standardError)
        ? Math.Clamp(2 - (int)Math.Floor(Math.Log10(standardError)), 0, MostDecimals)
        : 3;

    /// <summary>A number with a fixed number of decimals; ∞ as such, and a dash for NaN.</summary>
    public static string Fixed(double value, int decimals) => value switch
    {
        double.NaN => "–",
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "−∞",
        _ => Sign(Math.Abs(value) >= 1e9
            ? value.ToString("E3", CultureInfo.InvariantCulture)
            : value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)),
    };

    /// <summary>A number with so many significant digits.</summary>
    public static string Significant(double value, int digits) => double.IsFinite(value)
        ? Sign(value.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture))
        : Fixed(value, 0);

    /// <summary>A probability with two significant digits, <c>0.010</c>; the ends 0 and 1 as such.</summary>
    public static string Probability(double value) => value is > 0 and < 1
        ? Fixed(value, Math.Clamp(1 - (int)Math.Floor(Math.Log10(value)), 2, MostDecimals))
        : Significant(value, 2);

    /// <summary>A share as a percentage, <c>12.3 %</c>.</summary>
    public static string Percent(double share, int decimals = 1) => Fixed(100 * share, decimals) + "\u00a0%";

    /// <summary>A confidence level, <c>90 %</c>: as many decimals as it needs, at most two.</summary>
    public static string Level(double level) => Sign((100 * level).ToString("0.##", CultureInfo.InvariantCulture)) + "\u00a0%";

    /// <summary>A p-value: three decimals, or <c>&lt; 0.001</c>.</summary>
    public static string PValue(double value) => value < 0.001 ? "< 0.001" : Fixed(value, 3);

    /// <summary>A whole number, groups of three set apart from 10 000 on.</summary>
    public static string Count(long value) => Math.Abs(value) < 10_000
        ? Sign(value.ToString(CultureInfo.InvariantCulture))
        : Sign(value.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '\u202f'));

    /// <summary>A whole number of things, in its singular or plural.</summary>
    public static string Count(long value, string singular, string plural) => Count(value) + "\u00a0" + Counted.Noun(value, singular, plural);

    // A rounded negative zero shows no sign.
    private static string Sign(string digits)
    {
        if (digits[0] != '-') return digits;
        return digits.AsSpan(1).IndexOfAnyInRange('1', '9') < 0 ? digits[1..] : string.Concat("−", digits.AsSpan(1));
    }
}
