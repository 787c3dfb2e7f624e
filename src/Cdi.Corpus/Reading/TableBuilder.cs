namespace Cdi.Corpus.Reading;

/// <summary>The columns of a table while its file is read.</summary>
internal sealed class TableBuilder
{
    private readonly CorpusDefinition definition;
    private readonly string file;
    private readonly MissingValues missing;
    private readonly List<SoughtColumn> sought = [];
    private readonly List<(ColumnBuilder Builder, int Column)> builders = [];
    private readonly List<RowPlace> places = [];
    private readonly KeepFilter? keep;
    private readonly int keepColumn;
    private long rowsRead;

    /// <summary>Plans the columns that a definition names.</summary>
    /// <exception cref="ArgumentException">The definition contradicts itself: a key, keep or computed column that names no fitting column.</exception>
    public TableBuilder(CorpusDefinition definition, string file)
    {
        this.definition = definition;
        this.file = file;
        missing = new MissingValues(definition.Missing);
        foreach (var column in definition.Columns) AddColumn(column);
        foreach (var labels in definition.RecordedLabels)
        {
            Add(new LabelBuilder(Source(labels.Name, labels.SourceColumn, required: false), labels, definition.Decimal));
        }

        foreach (var numbers in definition.RecordedNumbers)
        {
            Add(new NumberBuilder(
                Source(numbers.Name, numbers.SourceColumn, numbers.Required), numbers.Name, NumberFormat.Between(numbers.Minimum, numbers.Maximum) with { Decimal = definition.Decimal }, recorded: true));
        }

        if (definition.Key is { } key) Add(new KeyBuilder(Source(Subject("key"), Declared(key).SourceColumn, required: true)));
        if (definition.Keep is not { } condition) return;
        var tested = Declared(condition.Column);
        keep = new KeepFilter(Source(Subject("keep"), TextOrOwn(tested).SourceColumn, required: true), tested, condition, definition.Decimal);
        keepColumn = Column(keep.Source);
    }

    /// <summary>Columns of the file that are read, each name once.</summary>
    public IReadOnlyList<SoughtColumn> Sought => sought;

    /// <summary>Takes the reader's current row.</summary>
    public void Append(RowReader reader)
    {
        rowsRead++;
        if (keep is not null)
        {
            var given = reader.TryGet(keepColumn, out var tested);
            keep.Append(given, tested, reader.Place);
            if (!keep.Keeps) return;
        }

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
        return new CorpusTable(definition, source, rowsRead, [.. places], columns);
    }

    private IEnumerable<DataDiagnostic> Problems()
    {
        if (rowsRead == 0) return [DataDiagnostics.EmptyCorpus(file, Subject("source"), 0)];
        List<DataDiagnostic> problems = [];
        if (definition.Rows is { } rows && rows != rowsRead) problems.Add(DataDiagnostics.RowsDiffer(file, Subject("rows"), rows, rowsRead));
        if (keep is not null) problems.AddRange(keep.Problems());
        problems.AddRange(builders.SelectMany(each => each.Builder.Problems()));
        if (problems.Count == 0 && places.Count == 0) problems.Add(DataDiagnostics.EmptyCorpus(file, Subject("keep"), rowsRead));
        return problems;
    }

    private void AddColumn(ColumnDefinition column)
    {
        var source = Source(Subject(column.Name), TextOrOwn(column).SourceColumn, column.Required);
        Add(column switch
        {
            { Computed: { } rule } => new ContainsBuilder(source, column.Name, rule),
            { Type: ColumnType.Text or ColumnType.Image or ColumnType.Id } => new TextBuilder(source, column.Name),
            { Type: ColumnType.Date } => new DateBuilder(source, column.Name),
            { Type: ColumnType.Factor or ColumnType.Ordered } => new FactorBuilder(source, column, definition.Decimal),
            _ => new NumberBuilder(source, column.Name, NumberFormat.Of(column.Type) with { Decimal = definition.Decimal }, recorded: false),
        });
    }

    private void Add(ColumnBuilder builder) => builders.Add((builder, Column(builder.Source)));

    private int Column(ColumnSource source)
    {
        var index = sought.FindIndex(column => column.Name == source.Column);
        if (index >= 0) return index;
        sought.Add(new SoughtColumn(source.Column, source.Subject));
        return sought.Count - 1;
    }

    private ColumnDefinition TextOrOwn(ColumnDefinition column) => column.Computed is { } rule ? Declared(rule.TextColumn) : column;

    private ColumnDefinition Declared(string name) =>
        definition.Columns.FirstOrDefault(column => column.Name == name)
            ?? throw new ArgumentException($"Corpus `{definition.Name}` declares no column `{name}`.", nameof(name));

    private ColumnSource Source(string subject, string column, bool required) => new(file, subject, column, missing, required);

    private string Subject(string element) => $"corpus.{definition.Name}.{element}";
}
