using Cdi.Corpus.Unicode;

namespace Cdi.Corpus.Reading;

/// <summary>Computes an indicator that is 1 where a column meets conditions, 0 where not, NaN where the column is missing and no condition asks for
/// that.</summary>
internal sealed class ConditionBuilder : ColumnBuilder
{
    private readonly string name;
    private readonly ConditionTest[] tests;
    private readonly ComputedCell cell;
    private readonly List<double> values = [];

    public ConditionBuilder(ColumnSource source, string name, IReadOnlyList<RowCondition> conditions, IEnumerable<ConditionTest> tests)
        : base(source with { Required = source.Required && !conditions.Any(IsOfMissing),
            Missing = source.Missing.Except(token => conditions.Any(condition => condition.Values.Contains(token))) })
    {
        this.name = name;
        this.tests = [.. tests];
        cell = new ComputedCell(this.tests);
    }

    /// <summary>Whether no row need have a value that is named.</summary>
    public bool MayHaveNoRow { get; init; }

    /// <inheritdoc/>
    protected override string Expected => tests[0].Expected;

    /// <inheritdoc/>
    public override IEnumerable<DataDiagnostic> Problems() =>
    [
        .. base.Problems(),
        .. tests.Where(_ => !MayHaveNoRow).SelectMany(test => test.Unmet.Select(value => DataDiagnostics.ValueNotInFile(
            Source.File, Source.Subject, Source.Column, value, MisspeltName.Find(value, test.Present), test.Present))),
    ];

    /// <inheritdoc/>
    public override void Complete(CorpusColumns columns) => columns.Numbers.Add(name, [.. values]);

    /// <inheritdoc/>
    protected override bool AppendValue(ReadOnlySpan<byte> value, RowPlace place)
    {
        var number = cell.Value(value);
        values.Add(number ?? double.NaN);
        return number is not null;
    }

    /// <inheritdoc/>
    protected override void AppendMissing() => values.Add(cell.OfMissing ?? double.NaN);

    private static bool IsOfMissing(RowCondition condition) => condition.Comparison is RowComparison.Present or RowComparison.Absent;
}
