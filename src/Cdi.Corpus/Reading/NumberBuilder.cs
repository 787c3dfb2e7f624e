namespace Cdi.Corpus.Reading;

/// <summary>Collects an indicator, number, count or recorded number column; NaN where missing.</summary>
internal sealed class NumberBuilder(ColumnSource source, string name, NumberFormat format, bool recorded) : ColumnBuilder(source)
{
    private readonly List<double> values = [];

    /// <inheritdoc/>
    protected override string Expected => format.Described;

    /// <inheritdoc/>
    public override void Complete(CorpusColumns columns) => (recorded ? columns.RecordedNumbers : columns.Numbers).Add(name, [.. values]);

    /// <inheritdoc/>
    protected override bool AppendValue(ReadOnlySpan<byte> value, RowPlace place)
    {
        var valid = format.TryParse(value, out var number);
        values.Add(number);
        return valid;
    }

    /// <inheritdoc/>
    protected override void AppendMissing() => values.Add(double.NaN);
}
