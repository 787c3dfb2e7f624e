using System.Globalization;
using System.Text;

namespace Cdi.Corpus.Reading;

/// <summary>Decides whether a cell meets a condition, and notes which texts of the condition occur.</summary>
internal sealed class ConditionTest
{
    private readonly RowCondition condition;
    private readonly Func<string, double?> position;
    private readonly NumberFormat? numbers;
    private readonly LevelCodes? codes;
    private readonly double[] bounds;
    private readonly bool[] met;
    private readonly SortedSet<string> others = new(StringComparer.Ordinal);

    /// <summary>Prepares the comparison.</summary>
    /// <exception cref="ArgumentException">A value of the condition is not of the column's type, or the type has no order.</exception>
    public ConditionTest(ColumnDefinition column, RowCondition condition, char decimalMark)
    {
        this.condition = condition;
        Column = column;
        met = new bool[condition.Values.Count];
        numbers = column.Type is ColumnType.Number or ColumnType.Count or ColumnType.Indicator ? NumberFormat.Of(column.Type) with { Decimal = decimalMark }
            : null;
        position = column.Type switch
        {
            ColumnType.Date => text => DateBuilder.Iso(text.Trim()) is { } iso ? DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber
                : null,
            ColumnType.Ordered => text => Index(column.Levels, text, decimalMark) is var level and >= 0 ? level : null,
            ColumnType.Text or ColumnType.Factor or ColumnType.Image or ColumnType.Id or ColumnType.Indicator or ColumnType.Number or ColumnType.Count =>
                text => Index(condition.Values, text, column.Type == ColumnType.Factor ? decimalMark : null),
        };
        codes = IsText ? new LevelCodes(text => (int)(position(text) ?? -1)) : null;
        bounds = [.. condition.Values.Select(Bound)];
        if (IsText && condition.Values.Count > 0 && condition.Comparison is not (RowComparison.Equal or RowComparison.NotEqual or RowComparison.AnyOf))
            throw Unfit(condition.Values[0]);
    }

    /// <summary>The column that is compared.</summary>
    public ColumnDefinition Column { get; }

    /// <summary>What a cell must be.</summary>
    public string Expected => numbers?.Described ?? (Column.Type == ColumnType.Date ? DateBuilder.Description : Column.Type == ColumnType.Ordered
        ? "a declared level" : "a text");

    /// <summary>Texts of the condition that no cell has.</summary>
    public IEnumerable<string> Unmet => IsText ? condition.Values.Where((_, index) => !met[index]) : [];

    /// <summary>Texts that the column has: those of the condition, and the first others found.</summary>
    public IEnumerable<string> Present => condition.Values.Where((_, index) => met[index]).Concat(others).Order(StringComparer.Ordinal);

    /// <summary>Whether a row where the column is missing meets the condition; null where the condition compares with a value.</summary>
    public bool? OfMissing => condition.Comparison switch
    {
        RowComparison.Present => false,
        RowComparison.Absent => true,
        _ => null,
    };

    private bool IsText => numbers is null && Column.Type is not (ColumnType.Date or ColumnType.Ordered);

    /// <summary>Whether a cell meets the condition; null where it is not of the column's type.</summary>
    public bool? Holds(ReadOnlySpan<byte> cell)
    {
        if (Position(cell) is not { } at) return null;
        return condition.Comparison switch
        {
            RowComparison.Equal => at == bounds[0],
            RowComparison.NotEqual => at != bounds[0],
            RowComparison.Below => at < bounds[0],
            RowComparison.AtMost => at <= bounds[0],
            RowComparison.AtLeast => at >= bounds[0],
            RowComparison.Above => at > bounds[0],
            RowComparison.Between => at >= bounds[0] && at <= bounds[1],
            RowComparison.AnyOf => bounds.Contains(at),
            RowComparison.Present => true,
            RowComparison.Absent => false,
            var unknown => throw new InvalidOperationException($"The comparison {unknown} has no meaning."),
        };
    }

    /// <summary>Whether a number meets the condition, for columns that are computed.</summary>
    public bool? Holds(double number) => Holds(number == 1 ? "1"u8 : "0"u8);

    private double? Position(ReadOnlySpan<byte> cell)
    {
        if (numbers is not null) return numbers.TryParse(cell, out var number) ? number : null;
        if (codes is null) return position(Encoding.UTF8.GetString(cell));
        var code = codes[cell];
        if (code >= 0) met[code] = true;
        else if (others.Count < 50) others.Add(Encoding.UTF8.GetString(cell));
        return code;
    }

    private double Bound(string value) => numbers is null
        ? position(value) ?? throw Unfit(value)
        : double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw Unfit(value);

    private ArgumentException Unfit(string value) => new($"`{value}` cannot be compared with column `{Column.Name}`.", nameof(value));

    /// <summary>The place of a text among others: in normal form C, else, where a decimal mark is given, as a number or truth value; −1 where it is
    /// none.</summary>
    private static int Index(IReadOnlyList<string> known, string text, char? decimalMark)
    {
        var composed = LabelSpelling.Composed(text);
        for (var index = 0; index < known.Count; index++)
        {
            if (LabelSpelling.Composed(known[index]) == composed) return index;
        }

        if (decimalMark is not { } mark || LabelSpelling.NumberIn(text, mark) is not { } value) return -1;
        for (var index = 0; index < known.Count; index++)
        {
            if (LabelSpelling.NumberIn(known[index]) == value) return index;
        }

        return -1;
    }
}
