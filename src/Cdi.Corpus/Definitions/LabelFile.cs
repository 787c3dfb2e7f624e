namespace Cdi.Corpus;

/// <summary>A file of labels beside the corpus: a row says of one text, by its key, what it is labelled, and perhaps by whom.</summary>
/// <remarks>In the wide form a text has one row, and each variable a column, or each annotator one; in the long form one row for each annotator. Columns that
/// nothing here names are ignored.</remarks>
public sealed record LabelFile
{
    /// <summary>Name of the column of keys in the table that is read of the file.</summary>
    internal const string KeyName = "key";

    /// <summary>Name of the column of annotators likewise.</summary>
    internal const string AnnotatorName = "annotator";

    /// <summary>Dotted path of the block that declares it, <c>human.crowd.recorded</c>; what diagnostics are about.</summary>
    public required string Subject { get; init; }

    /// <summary>Path of the file, relative to the spec's folder, or an http(s) URL.</summary>
    public required string Source { get; init; }

    /// <summary>Header of the column with the keys of texts.</summary>
    public required string Key { get; init; }

    /// <summary>SHA-256 of the file's bytes in lower- or upper-case hexadecimal, or null where the spec has none.</summary>
    public string? Sha256 { get; init; }

    /// <summary>How the file is written; null: decided by the extension of <see cref="Source"/>.</summary>
    public CorpusFormat? Format { get; init; }

    /// <summary>The sheet of a workbook that is read; null: the first that a spreadsheet shows.</summary>
    public string? Sheet { get; init; }

    /// <summary>The character between cells; null: the one of the format.</summary>
    public char? Delimiter { get; init; }

    /// <summary>The character before decimals in numbers, <c>.</c> or <c>,</c>.</summary>
    public char Decimal { get; init; } = '.';

    /// <summary>What quotation marks mean.</summary>
    public Quoting Quotes { get; init; }

    /// <summary>Values that mean "missing".</summary>
    public IReadOnlyList<string> Missing { get; init; } = ["", "NA"];

    /// <summary>Header of the column that says who gave each label; null: each text has one label.</summary>
    public string? Annotator { get; init; }

    /// <summary>Whether a text may have labels of several annotators.</summary>
    public bool HasAnnotators => Annotator is not null || OtherLabels.Count + OtherNumbers.Count + OtherAnswers.Count > 0;

    /// <summary>The annotators whose rows are read; empty: all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>How several labels of one text become one.</summary>
    public LabelAggregate Aggregate { get; init; }

    /// <summary>The labels, where they are options; null where they are numbers, or follow from <see cref="Answers"/>.</summary>
    public RecordedLabels? Labels { get; init; }

    /// <summary>Labels of further annotators, where each has a column, read as <see cref="Labels"/> are. Annotators go by the headers of their
    /// columns.</summary>
    public IReadOnlyList<RecordedLabels> OtherLabels { get; init; } = [];

    /// <summary>The same of labels that are numbers.</summary>
    public IReadOnlyList<RecordedNumbers> OtherNumbers { get; init; } = [];

    /// <summary>Answers to several questions, from which labels follow; empty where the file has the labels themselves.</summary>
    public IReadOnlyList<RecordedLabels> Answers { get; init; } = [];

    /// <summary>Answers of further annotators, where each has a column for every question: those of one behind those of the one before, each in the order
    /// of <see cref="Answers"/>. Annotators go by what the headers of their columns begin or end with alike.</summary>
    public IReadOnlyList<RecordedLabels> OtherAnswers { get; init; } = [];

    /// <summary>The labels that follow from <see cref="Answers"/>, for each annotator by what that one answered; null where there are none.</summary>
    public DerivedLabels? Derived { get; init; }

    /// <summary>Numbers of the file: labels, confidences.</summary>
    public IReadOnlyList<RecordedNumbers> Numbers { get; init; } = [];

    /// <summary>The file as a corpus of its own: keys, annotators and labels of its rows.</summary>
    internal CorpusDefinition Table => new()
    {
        Name = Subject,
        Path = Subject,
        Source = Source,
        Sha256 = Sha256,
        Format = Format,
        Sheet = Sheet,
        Delimiter = Delimiter,
        Decimal = Decimal,
        Quotes = Quotes,
        Missing = Missing,
        Columns = Annotator is null ? [KeyColumn] : [KeyColumn, new(AnnotatorName, ColumnType.Id) { SourceColumn = Annotator, Required = true }],
        Keep = Only.Count == 0 ? [] : [new RowCondition(AnnotatorName, RowComparison.AnyOf, Only)],
        RecordedLabels = [.. Categories, .. OtherLabels, .. OtherAnswers],
        RecordedNumbers = [.. Numbers, .. OtherNumbers],
    };

    /// <summary>The columns of options: those of labels and of answers.</summary>
    internal IEnumerable<RecordedLabels> Categories => Labels is null ? Answers : Answers.Prepend(Labels);

    /// <summary>Keys of the options of a column; null where it holds numbers.</summary>
    /// <param name="name">Name of the column, or of the labels that follow from columns.</param>
    internal IReadOnlyList<string>? OptionsOf(string name) =>
        Derived?.Name == name ? Derived.Options : Categories.FirstOrDefault(each => each.Name == name)?.Map.Options;

    private ColumnDefinition KeyColumn => new(KeyName, ColumnType.Id) { SourceColumn = Key, Required = true };
}
