using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Cdi.Corpus.Profiling;

namespace Cdi.Corpus;

/// <summary>Finds values that surveys, statistics packages and spreadsheets use for "no answer".</summary>
internal static class SentinelDetector
{
    private static ReadOnlySpan<byte> FirstCharacters => ".-?#<\\nNmM"u8;

    // Codes of no answer in questionnaires: don't know, refused, does not apply.
    private static ReadOnlySpan<double> Codes =>
    [
        -1, -7, -8, -9, -66, -77, -88, -97, -98, -99, -777, -888, -997, -998, -999, -9998, -9999, -99999,
        7, 8, 9, 66, 77, 88, 97, 98, 99, 777, 888, 997, 998, 999, 7777, 8888, 9998, 9999, 99999,
    ];

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
            .. column.Suspects.Select(each => IsWord(each.Value) ? new(each.Value, each.Rows, "a word for no answer") : Code(each, column)).OfType<Sentinel>(),
        ];
    }

    /// <summary>The suspicious codes among the numbers of a column, ascending, by the same rule.</summary>
    /// <param name="numbers">The numbers; NaN for none.</param>
    public static IReadOnlyList<Sentinel> Find(ReadOnlySpan<double> numbers)
    {
        if (!MayHold(numbers)) return [];
        var tally = new NumberTally();
        var codes = new SortedDictionary<double, long>();
        foreach (var number in numbers)
        {
            if (double.IsFinite(number) && tally.Add(number)) codes[number] = codes.GetValueOrDefault(number) + 1;
        }

        if (tally.Complete() is not { Distinct: > 0 } spread) return [];
        return
        [
            .. codes.Select(code => Oddness(code.Key, spread) is { } oddness
                ? new Sentinel(code.Key.ToString(CultureInfo.InvariantCulture), code.Value, oddness) : null).OfType<Sentinel>(),
        ];
    }

    /// <summary>Whether a value, of which white space at both ends is removed, is a word for "no answer".</summary>
    internal static bool IsWord(string value) => Word.All.Contains(value.Trim());

    /// <summary>The same of a value in UTF-8, most of which are told by their first character.</summary>
    internal static bool IsWord(ReadOnlySpan<byte> value) =>
        value.Length > 0 && (value[0] <= ' ' || value[0] >= 0x80 || FirstCharacters.Contains(value[0])) && IsWord(Encoding.UTF8.GetString(value));

    /// <summary>Whether a number is in use as a code of "no answer".</summary>
    internal static bool IsCode(double number) => number == Math.Floor(number) && Codes.Contains(number);

    // No code is suspicious where each is a neighbour of the other numbers and none is negative.
    private static bool MayHold(ReadOnlySpan<double> numbers)
    {
        var (low, high, lowest, highest) = (double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity, double.NegativeInfinity);
        foreach (var number in numbers)
        {
            if (!double.IsFinite(number)) continue;
            if (IsCode(number)) (lowest, highest) = (Math.Min(lowest, number), Math.Max(highest, number));
            else (low, high) = (Math.Min(low, number), Math.Max(high, number));
        }

        return lowest <= highest && !(lowest >= 0 && lowest >= low - 1 && highest <= high + 1);
    }

    // Words that stand for "no answer". Numbers do not need them.
    private static class Word
    {
        public static readonly FrozenSet<string> All = FrozenSet.ToFrozenSet(
            [
                ".", "-", "--", "?", "null", "nil", "none", "na", "n/a", "n.a.", "#n/a", "#na", "#null!", "#value!", "#div/0!", "#ref!", "#name?", "#num!",
                "nan", "<na>", "missing", "\\n",
            ],
            StringComparer.OrdinalIgnoreCase);
    }

    private static Sentinel? Code(ValueCount value, ColumnProfile column) =>
        column.Numbers is { Distinct: > 0 } numbers
            && double.TryParse(value.Value.Replace(column.Decimal, '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var code)
            && Oddness(code, numbers) is { } oddness
                ? new Sentinel(value.Value, value.Rows, oddness)
                : null;

    // Why a code is none of the numbers around it; null where it may be one.
    private static string? Oddness(double code, NumberSpread numbers)
    {
        var (low, high) = (numbers.Minimum, numbers.Maximum);
        var gap = code < low ? low - code : code > high ? code - high : 0;
        var range = numbers.Distinct == 1
            ? low.ToString("G6", CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{low:G6} to {high:G6}");
        if (gap >= 2 && gap >= high - low) return $"far from the other values, {range}";
        return code < 0 && low >= 0 && (gap >= 2 || numbers.Distinct >= 3) ? $"negative, unlike the other values, {range}" : null;
    }
}
