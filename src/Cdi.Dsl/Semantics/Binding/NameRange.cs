using System.Globalization;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Writes out a range of numbered names: <c>x1..x3</c> is x1, x2, x3.</summary>
internal static class NameRange
{
    /// <summary>The names of the range; null where the ends differ in more than their number, or run backwards.</summary>
    /// <remarks>Leading zeros are kept: <c>x08..x10</c> is x08, x09, x10.</remarks>
    public static (long Count, IEnumerable<string> Names)? Expand(string first, string last)
    {
        var stem = first.TrimEnd("0123456789".ToCharArray());
        if (!last.StartsWith(stem, StringComparison.Ordinal)) return null;
        var digits = first.Substring(stem.Length);
        if (!TryNumber(digits, out var from) || !TryNumber(last.Substring(stem.Length), out var to)) return null;
        if (to < from) return null;
        var format = digits.StartsWith("0", StringComparison.Ordinal) ? "D" + digits.Length.ToString(CultureInfo.InvariantCulture) : "D";
        return ((long)to - from + 1, Enumerable.Range(0, int.MaxValue).Select(number => stem + (from + number).ToString(format, CultureInfo.InvariantCulture)));
    }

    private static bool TryNumber(string digits, out int number) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
