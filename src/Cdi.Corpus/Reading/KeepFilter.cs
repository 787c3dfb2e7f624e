using System.Globalization;
using System.Text;

namespace Cdi.Corpus.Reading;

/// <summary>Decides for each row whether it meets the <c>keep</c> condition; a row where the column is missing or malformed is a fault.</summary>
internal sealed class KeepFilter : ColumnBuilder
{
    private readonly KeepCondition condition;
    private readonly NumberFormat? format;
    private readonly WordSearch? search;
    private readonly double bound;

    /// <summary>Prepares the comparison.</summary>
    /// <exception cref="ArgumentException">The column's type cannot be compared, or the bound is not of its type.</exception>
    public KeepFilter(ColumnSource source, ColumnDefinition column, KeepCondition condition, char decimalMark)
        : base(source)
    {
        this.condition = condition;
        format = column.Type == ColumnType.Date ? null : NumberFormat.Of(column.Type) with { Decimal = decimalMark };
        search = column.Computed is { } rule ? new WordSearch(rule.Words, rule.Match) : null;
        var valid = format is null
            ? DateBuilder.IsDate(condition.Value)
            : double.TryParse(condition.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out bound);
        if (!valid) throw new ArgumentException($"`{condition.Value}` cannot be compared with column `{column.Name}`.", nameof(condition));
    }

    /// <summary>Whether the last row appended is kept.</summary>
    public bool Keeps { get; private set; }

    /// <inheritdoc/>
    protected override string Expected => format?.Described ?? DateBuilder.Description;

    /// <inheritdoc/>
    public override void Complete(CorpusColumns columns)
    {
    }

    /// <inheritdoc/>
    protected override bool AppendValue(ReadOnlySpan<byte> value, RowPlace place)
    {
        Keeps = false;
        if (Comparison(value) is not { } sign) return false;
        Keeps = condition.Comparison == KeepComparison.AtLeast ? sign >= 0 : sign <= 0;
        return true;
    }

    /// <inheritdoc/>
    protected override void AppendMissing() => Keeps = false;

    private int? Comparison(ReadOnlySpan<byte> value)
    {
        if (search is not null) return (ContainsBuilder.Contains(search, value) ? 1.0 : 0.0).CompareTo(bound);
        if (format is not null) return format.TryParse(value, out var number) ? number.CompareTo(bound) : null;
        return DateBuilder.Iso(Encoding.UTF8.GetString(value).Trim()) is { } date ? string.CompareOrdinal(date, condition.Value) : null;
    }
}
