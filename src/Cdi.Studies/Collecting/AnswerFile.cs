using Cdi.Corpus;

namespace Cdi.Studies.Collecting;

/// <summary>A file that people have filled in: a table, a workbook or lines of JSON, read as a corpus is.</summary>
internal static class AnswerFile
{
    private const string Name = "answers";

    /// <summary>The rows of a file, in their order. Columns other than the key and the labels are not read.</summary>
    /// <param name="file">The file.</param>
    /// <param name="labels">Headers of the columns of labels.</param>
    /// <param name="hasAnnotators">Whether the file says who gave each answer.</param>
    /// <param name="cancellation">Ends the reading early.</param>
    /// <exception cref="CorpusException">The file cannot be read, or lacks a column.</exception>
    public static IReadOnlyList<AnswerRow> Read(CorpusFile file, IReadOnlyList<string> labels, bool hasAnnotators, CancellationToken cancellation)
    {
        // A spreadsheet saves a table with the separators of its country, whatever it was opened with.
        var dialect = DialectDetector.Detect(file, $"corpus.{Name}.source");
        var isTable = dialect.Format is CorpusFormat.Csv or CorpusFormat.Tsv;
        var definition = new CorpusDefinition
        {
            Name = Name,
            Source = file.Path,
            Missing = [""],
            Format = dialect.Format,
            Sheet = dialect.Sheet,
            Quotes = isTable ? Quoting.Double : dialect.Quotes,
            Delimiter = isTable ? dialect.Delimiter : null,
            Columns =
            [
                new("key", ColumnType.Id) { SourceColumn = LabelSheet.Key },
                .. hasAnnotators ? [new ColumnDefinition(LabelSheet.Annotator, ColumnType.Text)] : Array.Empty<ColumnDefinition>(),
                .. labels.Select(label => new ColumnDefinition(label, ColumnType.Text)),
            ],
        };
        var table = CorpusReader.Read(definition, file, cancellation);
        var (keys, answers) = (table.Texts("key"), labels.Select(table.Texts).ToList());
        var annotators = hasAnnotators ? table.Texts(LabelSheet.Annotator) : null;
        return
        [
            .. Enumerable.Range(0, table.Rows).Select(row => new AnswerRow(table.Place(row), keys[row], [.. answers.Select(column => column[row])])
            {
                Annotator = annotators?[row] ?? "",
            }),
        ];
    }
}
