namespace Cdi.Corpus.Reading;

/// <summary>A number as most cells write it, a sign, digits, decimals: read without the many forms that <see cref="NumberFormat"/> knows, to the same
/// value.</summary>
internal static class PlainNumber
{
    // Of so many digits both the number without its mark and the power of ten are exact, so that their quotient is the nearest number (Clinger 1990).
    private const int MostDigits = 15;

    private static readonly double[] Powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>Reads <c>[+-]digits[.digits]</c> of at most fifteen digits; false for every other text, which may still be a number.</summary>
    /// <param name="text">The text.</param>
    /// <param name="decimalMark">The character before decimals.</param>
    /// <param name="number">The number.</param>
    /// <param name="isPadded">Whether it is whole and begins with a zero that no number keeps.</param>
    public static bool TryParse(ReadOnlySpan<byte> text, char decimalMark, out double number, out bool isPadded)
    {
        (number, isPadded) = (0, false);
        var start = text.Length > 0 && text[0] is (byte)'-' or (byte)'+' ? 1 : 0;
        if (text.Length - start is < 1 or > MostDigits + 1) return false;
        var (digits, mark) = (0L, -1);
        for (var at = start; at < text.Length; at++)
        {
            var digit = (uint)(text[at] - '0');
            if (digit <= 9) digits = (10 * digits) + digit;
            else if (mark < 0 && text[at] == decimalMark) mark = at;
            else return false;
        }

        if (mark == start || mark == text.Length - 1 || text.Length - start - (mark < 0 ? 0 : 1) > MostDigits) return false;
        number = mark < 0 ? digits : digits / Powers[text.Length - mark - 1];
        if (text[0] == '-') number = -number;
        isPadded = mark < 0 && text.Length - start > 1 && text[start] == '0';
        return true;
    }
}
