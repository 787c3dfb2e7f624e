namespace Cdi.Corpus.Reading;

/// <summary>The columns of a table while its file is read.</summary>
internal sealed class TableBuilder
{
    // Of wide rows too these take a few milliseconds.
    private const int RowsBetweenLooks = 1024;

    private readonly CorpusDefinition definition;
    private readonly string file;
    private readonly MissingValues missing;
    private readonly List<SoughtColumn> sought = [];
    private readonly List<(ColumnBuilder Builder, int Column)> builders = [];
    private readonly List<RowPlace> places = [];
    private readonly List<(KeepFilter Filter, int Column)> keep = [];
    private long rowsRead;

    /// <summary>Plans the columns that a definition names.</summary>
    /// <exception cref="ArgumentException">The definition contradicts itself: a key, keep or computed column that names no fitting column.</exception>
    public TableBuilder(CorpusDefinition definition, string file)
    {
        this.definition = definition;
        this.file = file;
        missing = new MissingValues(definition.Missing);
        foreach (var column in definition.Columns.Where(column => column.Basis is null)) AddColumn(column);
        foreach (var labels in definition.RecordedLabels)
        {
            Add(new LabelBuilder(Source(labels.Name, labels.SourceColumn, required: false), labels, definition.Decimal));
        }

        foreach (var numbers in definition.RecordedNumbers)
        {
            Add(new NumberBuilder(
                Source(numbers.Name, numbers.SourceColumn, numbers.Required), numbers.Name,
                    NumberFormat.Between(numbers.Minimum, numbers.Maximum) with { Decimal = definition.Decimal }, recorded: true)
            {
                KeepsDecimals = definition.KeepsDecimals,
            });
        }

        if (definition.Key is { } key) Add(new KeyBuilder(Source(Subject("key"), Declared(key).SourceColumn, required: true)));
        foreach (var condition in definition.Keep) AddKeep(condition);
    }

    /// <summary>Columns of the file that are read, each name once.</summary>
    public IReadOnlyList<SoughtColumn> Sought => sought;

    /// <summary>Takes the rows of a reader.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="others">Takes of every row what the definition leaves aside; null for nothing.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public void Append(RowCursor reader, IRowTaker? others, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        while (reader.Read())
        {
            if (rowsRead % RowsBetweenLooks == 0) cancellation.ThrowIfCancellationRequested();
            Append(reader);
            others?.Append(reader);
        }
    }

    private void Append(RowCursor reader)
    {
        rowsRead++;
        if (keep.Count > 0 && !Keeps(reader)) return;
        places.Add(reader.Place);
        foreach (var (builder, column) in builders)
        {
            var present = reader.TryGet(column, out var value);
            builder.Append(present, value, reader.Place);
        }
    }

    /// <summary>The finished table.</summary>
    /// <exception cref="CorpusException">Rows, keys or values are not what the definition says.</exception>
    public CorpusTable Complete(CorpusFile source)
    {
        var problems = Problems().ToList();
        if (problems.Count > 0) throw new CorpusException(problems);
        var columns = new CorpusColumns();
        foreach (var (builder, _) in builders) builder.Complete(columns);
        foreach (var derived in definition.DerivedLabels)
            columns.Labels.Add(derived.Name, derived.Of([.. derived.Answers.Select(name => columns.Labels[name].Codes)], places.Count));
        return new CorpusTable(definition, source, rowsRead, [.. places], columns)
        {
            Dropped = [.. keep.Select(each => each.Filter.Dropped)], Bases = BasisColumns.Add(definition, file, columns.Numbers),
        };
    }

    private bool Keeps(RowCursor reader)
    {
        var keeps = true;
        foreach (var (filter, column) in keep)
        {
            var given = reader.TryGet(column, out var tested);
            if (!keeps)
            {
                filter.Observe(given, tested);
                continue;
            }

            filter.Append(given, tested, reader.Place);
            keeps = filter.Keeps;
        }

        return keeps;
    }

    private void AddKeep(RowCondition condition)
    {
        var tested = Declared(condition.Column);
        var computed = tested switch
        {
            { Computed: { } rule } => new ComputedCell(rule),
            { Conditions.Count: > 0 } => new ComputedCell(Tests(tested)),
            _ => null,
        };
        var filter = new KeepFilter(
            Source(Subject("keep"), OriginOf(tested).SourceColumn, required: true), new ConditionTest(tested, condition, definition.Decimal), condition,
                computed);
        keep.Add((filter, Column(filter.Source, isNumber: true)));
    }

    private IEnumerable<ConditionTest> Tests(ColumnDefinition column) =>
        column.Conditions.Select(condition => new ConditionTest(Declared(condition.Column), condition, definition.Decimal));

    private IEnumerable<DataDiagnostic> Problems()
    {
        if (rowsRead == 0) return [DataDiagnostics.EmptyCorpus(file, Subject("source"), 0)];
        List<DataDiagnostic> problems = [];
        if (definition.Rows is { } rows && rows != rowsRead) problems.Add(DataDiagnostics.RowsDiffer(file, Subject("rows"), rows, rowsRead));
        var conditions = keep.SelectMany(each => each.Filter.Problems()).ToList();
        problems.AddRange(conditions);
        if (places.Count == 0)
        {
            // A column of no rows has no level either: that follows, and is not told.
            if (conditions.Count == 0) problems.Add(DataDiagnostics.EmptyCorpus(file, Subject("keep"), rowsRead));
            return problems;
        }

        foreach (var problem in builders.SelectMany(each => each.Builder.Problems()))
        {
            // A column that is declared and recorded as well is one column with one fault.
            if (!problems.Exists(told => told.Code == problem.Code && told.Column == problem.Column && told.Message == problem.Message)) problems.Add(problem);
        }

        return problems;
    }

    private void AddColumn(ColumnDefinition column)
    {
        var source = Source(Subject(column.Name), OriginOf(column).SourceColumn, column.Required);
        Add(column switch
        {
            { Computed: { } rule } => new ContainsBuilder(source, column.Name, rule),
            { Conditions.Count: > 0 } => new ConditionBuilder(source, column.Name, column.Conditions, Tests(column)) { MayHaveNoRow = column.MayHaveNoRow },
            { Type: ColumnType.Text or ColumnType.Image or ColumnType.Id } => new TextBuilder(source, column.Name),
            { Type: ColumnType.Date } => new DateBuilder(source, column.Name),
            { Type: ColumnType.Factor or ColumnType.Ordered } => new FactorBuilder(source, column, definition.Decimal),
            { Type: ColumnType.Indicator or ColumnType.Number or ColumnType.Count } =>
                new NumberBuilder(source, column.Name, NumberFormat.Of(column.Type) with { Decimal = definition.Decimal }, recorded: false)
                {
                    KeepsDecimals = definition.KeepsDecimals,
                },
            _ => throw new InvalidOperationException($"No cells of the type {column.Type} are read."),
        });
    }

    private void Add(ColumnBuilder builder) => builders.Add((builder, Column(builder.Source, builder is NumberBuilder)));

    private int Column(ColumnSource source, bool isNumber)
    {
        var index = sought.FindIndex(column => column.Name == source.Column);
        if (index >= 0)
        {
            sought[index] = sought[index] with { IsNumber = sought[index].IsNumber && isNumber };
            return index;
        }

        sought.Add(new SoughtColumn(source.Column, source.Subject) { IsNumber = isNumber });
        return sought.Count - 1;
    }

    /// <summary>The column of the file that a column is read or computed from.</summary>
    private ColumnDefinition OriginOf(ColumnDefinition column) => column switch
    {
        { Computed: { } rule } => Declared(rule.TextColumn),
        { Conditions: [var condition, ..] } => Declared(condition.Column),
        _ => column,
    };

    private ColumnDefinition Declared(string name) =>
        definition.Columns.FirstOrDefault(column => column.Name == name)
            ?? throw new ArgumentException($"Corpus `{definition.Name}` declares no column `{name}`.", nameof(name));

    private ColumnSource Source(string subject, string column, bool required) => new(file, subject, column, missing, required);

    private string Subject(string element) => definition.SubjectOf(element);
}
