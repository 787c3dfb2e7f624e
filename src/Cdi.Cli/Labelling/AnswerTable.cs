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
    /// <param name="questions">Names of the questions whose answers stand in columns of their names; empty for one column of answers.</param>
    /// <param name="model">The model that is asked about.</param>
    /// <param name="isMissing">Whether <c>NA</c>, as R writes what is missing, is no answer.</param>
    /// <param name="cancellation">Ends the reading early.</param>
    /// <exception cref="CorpusException">The file cannot be read, or lacks a column.</exception>
    /// <exception cref="UserErrorException">No usual column of keys is there.</exception>
    public static IReadOnlyList<MadeAnswer> Read(
        CorpusFile file, (string? Key, string? Answer, string? Confidence) columns, IReadOnlyList<string> questions, string model, bool isMissing,
        CancellationToken cancellation)
    {
        var dialect = DialectDetector.Detect(file, "--as");
        var headers = HeadersOf(file, dialect);
        var key = columns.Key ?? Array.Find(Keys, headers.Contains) ?? throw new UserErrorException(
            $"`{file.Path}` has none of the columns {string.Join(", ", Keys)}.", "Name the column of keys with `--key`.");
        var answers = questions.Count > 0 ? questions.Where(headers.Contains).ToList() : [columns.Answer ?? "answer"];
        var isTable = dialect.Format is CorpusFormat.Csv or CorpusFormat.Tsv;
        List<ColumnDefinition> declared =
        [
            new("key", ColumnType.Id) { SourceColumn = key, Required = true },
            .. answers.Select((header, place) => new ColumnDefinition(NameOf(place), ColumnType.Text) { SourceColumn = header }),
        ];
        if (columns.Confidence is { } sure) declared.Add(new("confidence", ColumnType.Text) { SourceColumn = sure });
        foreach (var optional in new[] { "model", "finish" }.Where(headers.Contains)) declared.Add(new(optional, ColumnType.Text));
        var table = CorpusReader.Read(
            new()
            {
                Name = "answers", Source = file.Path, Missing = isMissing ? ["", "NA"] : [""], Format = dialect.Format, Sheet = dialect.Sheet,
                Quotes = isTable ? Quoting.Double : dialect.Quotes, Delimiter = isTable ? dialect.Delimiter : null, Columns = declared,
            },
            file, cancellation);
        var places = questions.Count > 0 ? answers.Select(name => questions.ToList().IndexOf(name)).ToList() : [0];
        return [.. Enumerable.Range(0, table.Rows).SelectMany(row => answers.Select((_, place) => (row, place)))
            .Where(each => questions.Count == 0 || table.Texts(NameOf(each.place))[each.row].Length > 0)
            .Select(each => Of(table, each.row, table.Texts(NameOf(each.place))[each.row], columns.Confidence is not null, headers, model) with
            {
                Question = places[each.place],
            })];
    }

    /// <summary>Whether a table has a column with the name of a question.</summary>
    /// <param name="file">The file.</param>
    /// <param name="questions">Names of the questions.</param>
    public static bool HasColumnOfAny(CorpusFile file, IReadOnlyList<string> questions) =>
        HeadersOf(file, DialectDetector.Detect(file, "--as")) is var headers && questions.Any(headers.Contains);

    private static HashSet<string> HeadersOf(CorpusFile file, FileDialect dialect) =>
        CorpusProfiler.Profile(file, [], dialect).Columns.Select(column => column.Name).ToHashSet(StringComparer.Ordinal);

    private static string NameOf(int place) => "answer" + place.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static MadeAnswer Of(CorpusTable table, int row, string said, bool hasConfidence, HashSet<string> headers, string model)
    {
        var key = table.Texts("key")[row];
        var named = headers.Contains("model") ? table.Texts("model")[row] : model;
        if (said.Length == 0) return new(key, named, null, table.Place(row).ToString()) { Fault = "no answer in its cell" };
        return new(key, named, new(said, headers.Contains("finish") ? table.Texts("finish")[row] : "") { Model = named }, table.Place(row).ToString())
        {
            Confidence = hasConfidence && table.Texts("confidence")[row] is { Length: > 0 } confidence ? confidence : null,
        };
    }
}
