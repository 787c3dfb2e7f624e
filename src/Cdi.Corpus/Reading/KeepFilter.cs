using Cdi.Corpus.Unicode;

namespace Cdi.Corpus.Reading;

/// <summary>Decides for each row whether it meets one condition of <c>keep</c>; a row where the column is malformed is a fault, and one where it is missing,
/// unless the condition asks for that.</summary>
internal sealed class KeepFilter : ColumnBuilder
{
    private readonly ConditionTest test;
    private readonly ComputedCell? computed;
    private readonly RowCondition condition;
    private long dropped;

    /// <summary>Prepares the comparison.</summary>
    /// <param name="source">Where the cells come from.</param>
    /// <param name="test">The condition.</param>
    /// <param name="condition">The condition as declared.</param>
    /// <param name="computed">What makes a cell of the compared column from one of the file; null where they are the same.</param>
    public KeepFilter(ColumnSource source, ConditionTest test, RowCondition condition, ComputedCell? computed)
        : base(source with { Required = (computed?.OfMissing ?? (test.OfMissing is null ? null : 0)) is null,
            Missing = source.Missing.Except(condition.Values.Contains) })
    {
        this.test = test;
        this.condition = condition;
        this.computed = computed;
    }

    /// <summary>Whether the last row appended is kept.</summary>
    public bool Keeps { get; private set; }

    /// <summary>How many rows it left out.</summary>
    public DroppedRows Dropped => new(condition.Written, dropped);

    /// <inheritdoc/>
    protected override string Expected => test.Expected;

    /// <summary>Notes the value of a row that an earlier condition leaves out.</summary>
    public void Observe(bool present, ReadOnlySpan<byte> value)
    {
        if (present && computed is null && !Source.Missing.Contains(value)) test.Holds(value);
    }

    /// <inheritdoc/>
    public override IEnumerable<DataDiagnostic> Problems() =>
    [
        .. base.Problems(),
        .. test.Unmet.Select(value => DataDiagnostics.ValueNotInFile(
            Source.File, Source.Subject, Source.Column, value, MisspeltName.Find(value, test.Present), test.Present)),
    ];

    /// <inheritdoc/>
    public override void Complete(CorpusColumns columns)
    {
    }

    /// <inheritdoc/>
    protected override bool AppendValue(ReadOnlySpan<byte> value, RowPlace place)
    {
        Keeps = false;
        var holds = computed is null ? test.Holds(value) : computed.Value(value) is { } number ? test.Holds(number) : null;
        Keeps = holds == true;
        if (holds == false) dropped++;
        return holds is not null;
    }

    /// <inheritdoc/>
    protected override void AppendMissing()
    {
        var holds = computed?.OfMissing is { } number ? test.Holds(number) : test.OfMissing;
        Keeps = holds == true;
        if (holds == false) dropped++;
    }
}
