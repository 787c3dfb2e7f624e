using System.Text;
using Cdi.Corpus.Reading;

namespace Cdi.Corpus.Profiling;

/// <summary>Looks at the values of one column, row by row.</summary>
internal sealed class ColumnProfiler(string name, char decimalMark)
{
    private const int LongestIdentifier = 64;
    private const int LongestLevel = 60;
    private const int MostLevels = 20;

    private readonly NumberFormat wholes = NumberFormat.Count with { Decimal = decimalMark };
    private readonly NumberFormat numbers = NumberFormat.Number with { Decimal = decimalMark };
    private readonly NumberFormat indicators = NumberFormat.Indicator with { Decimal = decimalMark };
    private readonly Dictionary<string, long> counts = new(StringComparer.Ordinal);
    private readonly HashSet<string> distinct = new(StringComparer.Ordinal);
    private long missing;
    private long present;
    private long length;
    private int longest;
    private bool repeats;
    private bool spaced;
    private bool indicator = true;
    private bool whole = true;
    private bool number = true;
    private bool date = true;

    /// <summary>Takes the value of the next row; null where it is missing.</summary>
    public void Add(string? value)
    {
        if (value is null)
        {
            missing++;
            return;
        }

        present++;
        length += value.Length;
        longest = Math.Max(longest, value.Length);
        spaced |= value.AsSpan().ContainsAny(" \t\n\r");
        CountValue(value);
        NarrowType(value);
    }

    /// <summary>The profile of the values taken.</summary>
    public ColumnProfile Complete() => new(
        name,
        Guess(),
        missing,
        IsUnique,
        present == 0 ? 0 : (double)length / present,
        [.. Listed.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new ValueCount(pair.Key, pair.Value))]);

    private bool IsUnique => !repeats && missing == 0 && present > 0;

    private Dictionary<string, long> Listed => counts.Count <= CorpusProfile.MostValues ? counts : [];

    private void CountValue(string value)
    {
        if (!repeats) repeats = !distinct.Add(value);
        if (counts.Count > CorpusProfile.MostValues) return;
        counts[value] = counts.GetValueOrDefault(value) + 1;
    }

    private void NarrowType(string value)
    {
        if (number || indicator)
        {
            var bytes = Encoding.UTF8.GetBytes(value);
            indicator = indicator && indicators.TryParse(bytes, out _);
            whole = whole && wholes.TryParse(bytes, out _);
            number = number && numbers.TryParse(bytes, out _);
        }

        date = date && DateBuilder.IsDate(value.Trim());
    }

    private ColumnType Guess() => this switch
    {
        { present: 0 } => ColumnType.Text,
        { indicator: true } => ColumnType.Indicator,
        { whole: true, number: true } => ColumnType.Count,
        { number: true } => ColumnType.Number,
        { date: true } => ColumnType.Date,
        { spaced: false, longest: <= LongestIdentifier } when IsUnique => ColumnType.Id,
        { longest: <= LongestLevel } when counts.Count <= MostLevels && 2 * counts.Count <= present => ColumnType.Factor,
        _ => ColumnType.Text,
    };
}
