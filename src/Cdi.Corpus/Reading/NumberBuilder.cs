namespace Cdi.Corpus.Reading;

/// <summary>Collects an indicator, number, count or recorded number column; NaN where missing.</summary>
internal sealed class NumberBuilder(ColumnSource source, string name, NumberFormat format, bool recorded) : ColumnBuilder(source)
{
    private const double LargestExactInteger = 9_007_199_254_740_992;

    private readonly List<double> values = [];
    private readonly List<double> rests = [];
    private ProblemTally beyond;

    /// <summary>Whether what doubles leave of the decimals is kept beside them.</summary>
    public bool KeepsDecimals { get; init; }

    /// <inheritdoc/>
    protected override string Expected => format.Described;

    /// <inheritdoc/>
    public override IEnumerable<DataDiagnostic> Problems() =>
    [
        .. base.Problems(),
        .. beyond.Report((place, value, further) => DataDiagnostics.IntegerBeyondDouble(Source.File, Source.Subject, Source.Column, place, value, further)),
    ];

    /// <inheritdoc/>
    public override void Complete(CorpusColumns columns)
    {
        (recorded ? columns.RecordedNumbers : columns.Numbers).Add(name, [.. values]);
        if (KeepsDecimals) (recorded ? columns.RecordedRests : columns.Rests).Add(name, [.. rests]);
    }

    /// <inheritdoc/>
    protected override bool AppendValue(ReadOnlySpan<byte> value, RowPlace place)
    {
        var valid = format.TryParse(value, out var number);
        values.Add(number);
        if (KeepsDecimals) rests.Add(DecimalRest.Of(value, format.Decimal, number));
        if (valid && Math.Abs(number) < LargestExactInteger) return true;
        if (!IntegerText.IsBeyondDouble(value)) return valid;
        beyond.Add(place, value);
        return true;
    }

    /// <inheritdoc/>
    protected override void AppendMissing()
    {
        values.Add(double.NaN);
        if (KeepsDecimals) rests.Add(0);
    }
}
