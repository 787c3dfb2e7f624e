namespace Cdi.Corpus.Reading;

/// <summary>Collects the values of one typed column, row by row, with their faults.</summary>
internal abstract class ColumnBuilder(ColumnSource source)
{
    private ProblemTally missing;
    private ProblemTally wrong;

    /// <summary>Where the column comes from.</summary>
    public ColumnSource Source { get; } = source;

    /// <summary>What a value must be, for CDI9011: <c>a number</c>.</summary>
    protected abstract string Expected { get; }

    /// <summary>Takes the value of the next row.</summary>
    /// <param name="present">False where the row has no value at all.</param>
    /// <param name="value">The value as UTF-8.</param>
    /// <param name="place">Where the row stands.</param>
    public void Append(bool present, ReadOnlySpan<byte> value, RowPlace place)
    {
        if (present && !Source.Missing.Contains(value))
        {
            if (!AppendValue(value, place)) wrong.Add(place, value);
            return;
        }

        if (Source.Required) missing.Add(place, value);
        AppendMissing();
    }

    /// <summary>The faults found, at most one diagnostic of each kind.</summary>
    public virtual IEnumerable<DataDiagnostic> Problems() =>
    [
        .. missing.Report((place, value, further) => DataDiagnostics.MissingValue(Source.File, Source.Subject, Source.Column, place, value, further)),
        .. wrong.Report((place, value, further) => DataDiagnostics.WrongType(Source.File, Source.Subject, Source.Column, place, value, Expected, further)),
    ];

    /// <summary>Puts the finished column into a table's columns.</summary>
    public abstract void Complete(CorpusColumns columns);

    /// <summary>Takes a value that is not missing; false where it is not of the type.</summary>
    protected abstract bool AppendValue(ReadOnlySpan<byte> value, RowPlace place);

    /// <summary>Takes a missing value.</summary>
    protected abstract void AppendMissing();
}
