using Cdi.Annotators.Imports;
using Cdi.Cli.Terminal;
using Cdi.Corpus;

namespace Cdi.Cli.Labelling;

/// <summary>Answers that stand in a table or in lines of JSON, read as a corpus is; what quallmer writes as CSV is one with <c>.id</c>.</summary>
internal static class AnswerTable
{
    private static readonly string[] Keys = ["key", ".id", "id", "custom_id"];

    /// <summary>The answers of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="columns">Headers of keys, answers and confidences, as given; null for those that are usual.</param>
    /// <param name="model">The model that is asked about.</param>
    /// <param name="cancellation">Ends the reading early.</param>
    /// <exception cref="CorpusException">The file cannot be read, or lacks a column.</exception>
    /// <exception cref="UserErrorException">No usual column of keys is there.</exception>
    public static IReadOnlyList<MadeAnswer> Read(
        CorpusFile file, (string? Key, string? Answer, string? Confidence) columns, string model, CancellationToken cancellation)
    {
        var dialect = DialectDetector.Detect(file, "--as");
        var headers = CorpusProfiler.Profile(file, [], dialect).Columns.Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        var key = columns.Key ?? Array.Find(Keys, headers.Contains) ?? throw new UserErrorException(
            $"`{file.Path}` has none of the columns {string.Join(", ", Keys)}.", "Name the column of keys with `--key`.");
        var answer = columns.Answer ?? "answer";
        var isTable = dialect.Format is CorpusFormat.Csv or CorpusFormat.Tsv;
        List<ColumnDefinition> declared =
        [
            new("key", ColumnType.Id) { SourceColumn = key, Required = true }, new("answer", ColumnType.Text) { SourceColumn = answer },
        ];
        if (columns.Confidence is { } sure) declared.Add(new("confidence", ColumnType.Text) { SourceColumn = sure });
        foreach (var optional in new[] { "model", "finish" }.Where(headers.Contains)) declared.Add(new(optional, ColumnType.Text));
        var table = CorpusReader.Read(
            new()
            {
                Name = "answers", Source = file.Path, Missing = [""], Format = dialect.Format, Sheet = dialect.Sheet,
                Quotes = isTable ? Quoting.Double : dialect.Quotes, Delimiter = isTable ? dialect.Delimiter : null, Columns = declared,
            },
            file, cancellation);
        return [.. Enumerable.Range(0, table.Rows).Select(row => Of(table, row, columns.Confidence is not null, headers, model))];
    }

    private static MadeAnswer Of(CorpusTable table, int row, bool hasConfidence, HashSet<string> headers, string model)
    {
        var (key, said) = (table.Texts("key")[row], table.Texts("answer")[row]);
        var named = headers.Contains("model") ? table.Texts("model")[row] : model;
        if (said.Length == 0) return new(key, named, null, table.Place(row).ToString()) { Fault = "a blank cell" };
        return new(key, named, new(said, headers.Contains("finish") ? table.Texts("finish")[row] : "") { Model = named }, table.Place(row).ToString())
        {
            Confidence = hasConfidence && table.Texts("confidence")[row] is { Length: > 0 } confidence ? confidence : null,
        };
    }
}
