using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Cdi.Corpus.Profiling;

namespace Cdi.Corpus;

/// <summary>Finds values that surveys, statistics packages and spreadsheets use for "no answer".</summary>
internal static class SentinelDetector
{
    private static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(
        [
            ".", "-", "--", "?", "null", "nil", "none", "na", "n/a", "n.a.", "#n/a", "#na", "#null!", "#value!", "#div/0!", "#ref!", "#name?", "#num!",
            "nan", "<na>", "missing", "\\n",
        ],
        StringComparer.OrdinalIgnoreCase);

    private static ReadOnlySpan<byte> FirstCharacters => ".-?#<\\nNmM"u8;

    // Codes of no answer in questionnaires: don't know, refused, does not apply.
    private static readonly FrozenSet<double> Codes = FrozenSet.ToFrozenSet<double>(
        [
            -1, -7, -8, -9, -66, -77, -88, -97, -98, -99, -777, -888, -997, -998, -999, -9998, -9999, -99999,
            7, 8, 9, 66, 77, 88, 97, 98, 99, 777, 888, 997, 998, 999, 7777, 8888, 9998, 9999, 99999,
        ]);

    /// <summary>The suspicious values of a column, in ordinal order.</summary>
    /// <param name="column">The column. Values declared as missing in its profile are not among them.</param>
    /// <returns>
    /// Words (<c>.</c>, <c>null</c>, <c>None</c>, <c>#N/A</c>, <c>NaN</c> and the like, in any case), unless the column has no other value;
    /// and the usual codes (−9, −99, 99, 999 and the like) that lie farther from the other numbers than those are spread, or are the only negative ones.
    /// </returns>
    public static IReadOnlyList<Sentinel> Find(ColumnProfile column)
    {
        ArgumentNullException.ThrowIfNull(column);
        var others = column.Present - column.Suspects.Where(each => IsWord(each.Value)).Sum(each => each.Rows);
        if (others == 0) return [];
        return
        [
            .. column.Suspects.Select(each => IsWord(each.Value) ? Word(each) : Code(each, column)).OfType<Sentinel>(),
        ];
    }

    /// <summary>Whether a value, of which white space at both ends is removed, is a word for "no answer".</summary>
    internal static bool IsWord(string value) => Words.Contains(value.Trim());

    /// <summary>The same of a value in UTF-8, most of which are told by their first character.</summary>
    internal static bool IsWord(ReadOnlySpan<byte> value) =>
        value.Length > 0 && (value[0] <= ' ' || value[0] >= 0x80 || FirstCharacters.Contains(value[0])) && IsWord(Encoding.UTF8.GetString(value));

    /// <summary>Whether a number is in use as a code of "no answer".</summary>
    internal static bool IsCode(double number) => Codes.Contains(number);

    private static Sentinel Word(ValueCount value) => new(value.Value, value.Rows, "a word for no answer");

    private static Sentinel? Code(ValueCount value, ColumnProfile column)
    {
        if (column.Numbers is not { } numbers || numbers.Distinct == 0
            || !double.TryParse(value.Value.Replace(column.Decimal, '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var code)) return null;
        var (low, high) = (numbers.Minimum, numbers.Maximum);
        var gap = code < low ? low - code : code > high ? code - high : 0;
        var range = numbers.Distinct == 1
            ? low.ToString("G6", CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{low:G6} to {high:G6}");
        if (gap >= 2 && gap >= high - low) return new Sentinel(value.Value, value.Rows, $"far from the other values, {range}");
        return code < 0 && low >= 0 && (gap >= 2 || numbers.Distinct >= 3)
            ? new Sentinel(value.Value, value.Rows, $"negative, unlike the other values, {range}")
            : null;
    }
}
