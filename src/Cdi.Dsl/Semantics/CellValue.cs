using System.Globalization;

namespace Cdi.Dsl.Semantics;

/// <summary>The number or truth value that a cell of a map writes, as the reader of corpora compares it.</summary>
internal static class CellValue
{
    private const int MostDigits = 15;

    /// <summary><c>1</c> for <c>1</c>, <c>1.0</c> and <c>True</c> in any case; null for other texts, codes with leading zeros and numbers of more than 15
    /// digits.</summary>
    public static string? Of(string cell)
    {
        var text = cell.Trim();
        if (text.Equals("true", StringComparison.OrdinalIgnoreCase)) return "1";
        if (text.Equals("false", StringComparison.OrdinalIgnoreCase)) return "0";
        var digits = text.TrimStart('+', '-');
        if (text.Length - digits.Length > 1 || digits.Length is 0 or > 24 || !(IsDigit(digits[0]) || digits[0] == '.')) return null;
        if (digits[0] == '0' && digits.Length > 1 && IsDigit(digits[1])) return null;
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return null;
        var written = (number == 0 ? 0 : number).ToString("0.############################", CultureInfo.InvariantCulture);
        return written.Count(IsDigit) <= MostDigits ? written : null;
    }

    private static bool IsDigit(char character) => character is >= '0' and <= '9';
}
