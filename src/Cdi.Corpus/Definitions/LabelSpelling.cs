using System.Globalization;
using System.Text;
using Cdi.Corpus.Unicode;

namespace Cdi.Corpus;

/// <summary>What two spellings of a label have in common.</summary>
internal static class LabelSpelling
{
    private const int MostDigits = 15;

    /// <summary>The number or truth value that a label writes, in one writing; null for other texts and for codes with leading zeros, which are no
    /// numbers.</summary>
    /// <param name="label">The label; blanks at its ends do not count.</param>
    /// <param name="decimalMark">The character before decimals.</param>
    /// <returns><c>1</c> for <c>1</c>, <c>1.0</c>, <c>+1</c>, <c>1e0</c> and <c>True</c> in any case; numbers with more than 15 digits stay texts.</returns>
    public static string? NumberIn(ReadOnlySpan<char> label, char decimalMark = '.')
    {
        var text = label.Trim();
        if (text.Equals("true", StringComparison.OrdinalIgnoreCase)) return "1";
        if (text.Equals("false", StringComparison.OrdinalIgnoreCase)) return "0";
        var digits = text.TrimStart("+-");
        if (text.Length - digits.Length > 1 || digits.Length is 0 or > 24 || (digits[0] == '0' && digits.Length > 1 && char.IsAsciiDigit(digits[1])))
            return null;
        if (!char.IsAsciiDigit(digits[0]) && digits[0] != decimalMark) return null;
        Span<char> invariant = stackalloc char[text.Length];
        text.CopyTo(invariant);
        if (decimalMark != '.')
        {
            if (text.Contains('.')) return null;
            invariant.Replace(decimalMark, '.');
        }

        return decimal.TryParse(invariant, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Written(number) : null;
    }

    /// <summary>A text without blanks at its ends, and inside one plain blank for each run of them.</summary>
    /// <param name="text">Any text.</param>
    public static string WithoutBlanks(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var result = new StringBuilder(text.Length);
        var pending = false;
        foreach (var character in text)
        {
            if (IsInvisible(character)) continue;
            if (char.IsWhiteSpace(character))
            {
                pending = result.Length > 0;
                continue;
            }

            if (pending) result.Append(' ');
            pending = false;
            result.Append(character);
        }

        return result.ToString();
    }

    /// <summary>A text in Unicode normal form C, on every machine alike.</summary>
    /// <param name="text">Any text.</param>
    public static string Composed(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return NormalForm.C(text);
    }

    /// <summary>A text without the differences of case, blanks and normalisation.</summary>
    /// <param name="text">Any text of whole characters.</param>
    public static string Folded(string text) => Composed(WithoutBlanks(text)).ToUpperInvariant();

    /// <summary>Whether a character takes no room: zero-width blanks and joiners, the soft hyphen, a byte order mark within the text.</summary>
    /// <param name="character">The character.</param>
    public static bool IsInvisible(char character) =>
        character is '\u200b' or '\u200c' or '\u200d' or '\u2060' or '\ufeff' or '\u00ad' or '\u200e' or '\u200f';

    private static string? Written(decimal number)
    {
        var written = (number == 0 ? 0 : number).ToString("0.############################", CultureInfo.InvariantCulture);
        return written.Count(char.IsAsciiDigit) <= MostDigits ? written : null;
    }
}
