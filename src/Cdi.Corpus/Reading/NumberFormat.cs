using System.Globalization;

namespace Cdi.Corpus.Reading;

/// <summary>The numbers that a column accepts.</summary>
/// <param name="Expected">How diagnostics describe them.</param>
/// <param name="Minimum">Smallest value.</param>
/// <param name="Maximum">Largest value.</param>
/// <param name="Whole">Whether only whole numbers are accepted.</param>
/// <param name="Truth">Whether <c>true</c> and <c>false</c>, or <c>t</c> and <c>f</c>, in any case, are accepted for 1 and 0.</param>
internal sealed record NumberFormat(string Expected, double Minimum, double Maximum, bool Whole, bool Truth)
{
    private const int LongestNumber = 512;
    private const double LargestExactInteger = 9_007_199_254_740_992;

    /// <summary>The character before decimals: <c>.</c> or <c>,</c>.</summary>
    public char Decimal { get; init; } = '.';

    /// <summary>Any finite number.</summary>
    public static NumberFormat Number { get; } = new("a number", double.MinValue, double.MaxValue, false, false);

    /// <summary>A whole number from 0 that a double holds exactly.</summary>
    public static NumberFormat Count { get; } = new("a whole number from 0", 0, LargestExactInteger, true, false);

    /// <summary>0, 1, true or false.</summary>
    public static NumberFormat Indicator { get; } = new("0, 1, true or false", 0, 1, true, true);

    /// <summary>The numbers of a recorded column; an infinite end is none.</summary>
    public static NumberFormat Between(double minimum, double maximum)
    {
        var from = double.IsInfinity(minimum) ? "" : string.Create(CultureInfo.InvariantCulture, $" from {minimum}");
        var to = double.IsInfinity(maximum) ? "" : string.Create(CultureInfo.InvariantCulture, $" to {maximum}");
        return new("a number" + from + to, minimum, maximum, false, false);
    }

    /// <summary>The numbers that a declared column accepts.</summary>
    /// <exception cref="ArgumentException">The type is not numeric.</exception>
    public static NumberFormat Of(ColumnType type) => type switch
    {
        ColumnType.Indicator => Indicator,
        ColumnType.Count => Count,
        ColumnType.Number => Number,
        _ => throw new ArgumentException($"A column of type {type} holds no numbers.", nameof(type)),
    };

    /// <summary>How diagnostics describe the numbers, the decimal comma said where there is one.</summary>
    public string Described => Decimal == '.' ? Expected : Expected.Replace("a number", "a number with a decimal comma", StringComparison.Ordinal);

    /// <summary>Reads a number such as <c>-1.5e-3</c>, white space around it allowed; false where it is none of these.</summary>
    public bool TryParse(ReadOnlySpan<byte> text, out double number)
    {
        if (Truth && TryParseTruth(text.Trim(" \t"u8), out number)) return true;
        return TryParseFloat(text, out number)
            && number >= Minimum && number <= Maximum && double.IsFinite(number)
            && (!Whole || number == Math.Truncate(number));
    }

    private bool TryParseFloat(ReadOnlySpan<byte> text, out double number)
    {
        if (Decimal == '.') return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
        number = 0;
        if (text.Length > LongestNumber || text.Contains((byte)'.')) return false;
        Span<byte> invariant = stackalloc byte[LongestNumber];
        text.CopyTo(invariant);
        invariant = invariant[..text.Length];
        invariant.Replace((byte)Decimal, (byte)'.');
        return double.TryParse(invariant, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }

    private static bool TryParseTruth(ReadOnlySpan<byte> text, out double number)
    {
        number = System.Text.Ascii.EqualsIgnoreCase(text, "true"u8) || System.Text.Ascii.EqualsIgnoreCase(text, "t"u8) ? 1 : 0;
        return number == 1 || System.Text.Ascii.EqualsIgnoreCase(text, "false"u8) || System.Text.Ascii.EqualsIgnoreCase(text, "f"u8);
    }
}
