using System.Text.RegularExpressions;

namespace Cdi.Corpus.Profiling;

/// <summary>Numbers with a mark between thousands: <c>1.234,56</c>, <c>1,234.56</c>, <c>1 234</c>, <c>1'234</c>. No file format says what the mark means, so
/// that they are not read.</summary>
internal static partial class GroupedNumber
{
    /// <summary>The number without marks between thousands; null where the text is not such a number, or is one without that.</summary>
    /// <param name="text">The text.</param>
    /// <param name="decimalMark">The character before decimals in the file.</param>
    public static string? Plain(string text, char decimalMark)
    {
        if (Pattern().Match(text) is not { Success: true } match) return null;
        var mark = match.Groups["mark"].Value[0];
        var decimals = match.Groups["decimals"];
        var isSingle = match.Groups["group"].Captures.Count == 1;
        if (mark == decimalMark && isSingle && !decimals.Success) return null;
        if (decimals.Success && decimals.Value[0] == mark) return null;
        var whole = match.Groups["sign"].Value + match.Groups["first"].Value + string.Concat(match.Groups["group"].Captures.Select(each => each.Value));
        return decimals.Success ? $"{whole}{decimalMark}{decimals.Value[1..]}" : whole;
    }

    /// <summary>Whether a number in the file's own writing may mean thousands: one to three digits, the decimal mark, three digits.</summary>
    /// <param name="text">A number.</param>
    /// <param name="decimalMark">The character before decimals in the file.</param>
    public static bool IsPerhaps(string text, char decimalMark) =>
        Pattern().Match(text) is { Success: true } match && match.Groups["mark"].Value[0] == decimalMark && match.Groups["group"].Captures.Count == 1
            && !match.Groups["decimals"].Success;

    [GeneratedRegex("""^\s*(?<sign>[+-]?)(?<first>[1-9][0-9]{0,2})(?<mark>[.,'’_ \u00a0\u202f])(?<group>[0-9]{3})(?:\k<mark>(?<group>[0-9]{3}))*(?<decimals>[.,][0-9]+)?\s*$""", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
