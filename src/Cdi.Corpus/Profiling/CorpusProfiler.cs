using System.Text;
using Cdi.Corpus.Dialects;
using Cdi.Corpus.Profiling;
using Cdi.Corpus.Reading;
using CsvHelper;

namespace Cdi.Corpus;

/// <summary>Looks at a file that no spec describes yet, so that a first spec can be written for it.</summary>
internal static class CorpusProfiler
{
    private const string Subject = "corpus.source";

    private static readonly string[] Missing = ["", "NA"];
    private static readonly string[] PerhapsMissing = ["NaN", "nan", "NULL", "null", "N/A"];

    /// <summary>Profiles every column of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="sought">Columns that the file must have, such as those of the labels.</param>
    /// <param name="dialect">How it is written; null: as <see cref="DialectDetector"/> finds.</param>
    /// <exception cref="CorpusException">The file is malformed (CDI9012), has another delimiter (CDI9013), no rows (CDI9014) or lacks a sought column
    /// (CDI9006).</exception>
    public static CorpusProfile Profile(CorpusFile file, IReadOnlyList<SoughtColumn> sought, FileDialect? dialect = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(sought);
        var written = dialect ?? DialectDetector.Detect(file, Subject);
        var text = Text(file, written);
        var header = Names(file, text, written).GroupBy(name => name).Where(name => name.Key.Length > 0).ToList();
        string[] names = [.. header.Where(name => name.Count() == 1).Select(name => name.Key)];
        SoughtColumn[] columns = [.. sought.Concat(names.Select(name => new SoughtColumn(name, Subject))).DistinctBy(column => column.Name)];
        var profilers = columns.ToDictionary(column => column.Name, column => new ColumnProfiler(column.Name, written.Decimal), StringComparer.Ordinal);
        SortedSet<string> seen = new(StringComparer.Ordinal);
        var rows = 0L;
        using var reader = CorpusReader.Open(written, file, text, columns, Subject);
        ColumnProfiler[] byColumn = [.. columns.Select(column => profilers[column.Name])];
        for (; reader.Read(); rows++)
        {
            for (var column = 0; column < byColumn.Length; column++) Add(byColumn[column], reader, column, seen);
        }

        if (rows == 0) throw Empty(file);
        return new CorpusProfile(file, written, rows, [.. Missing, .. seen], [.. names.Select(name => profilers[name].Complete())])
        {
            Repeated = [.. header.Where(name => name.Count() > 1).Select(name => name.Key)],
        };
    }

    /// <summary>How often each pair of values of two columns stands in one row: which label of the model goes with which label of the humans.</summary>
    /// <param name="profile">The profile of the file; rows where either value is missing are left out.</param>
    /// <param name="first">Name of one column.</param>
    /// <param name="second">Name of the other column.</param>
    /// <returns>The pairs that occur, in ordinal order.</returns>
    /// <exception cref="CorpusException">The file lacks one of the columns (CDI9006).</exception>
    public static IReadOnlyList<PairCount> Pairs(CorpusProfile profile, string first, string second)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var missing = new MissingValues(profile.Missing);
        Dictionary<(string First, string Second), long> counts = [];
        using var reader = CorpusReader.Open(profile.Dialect, profile.File, Text(profile.File, profile.Dialect), [new(first, Subject), new(second, Subject)],
            Subject);
        while (reader.Read())
        {
            if (!reader.TryGet(0, out var left) || missing.Contains(left)) continue;
            if (!reader.TryGet(1, out var right) || missing.Contains(right)) continue;
            var pair = (Encoding.UTF8.GetString(left), Encoding.UTF8.GetString(right));
            counts[pair] = counts.GetValueOrDefault(pair) + 1;
        }

        return
        [
            .. counts.Select(pair => new PairCount(pair.Key.First, pair.Key.Second, pair.Value))
                .OrderBy(pair => pair.First, StringComparer.Ordinal).ThenBy(pair => pair.Second, StringComparer.Ordinal),
        ];
    }

    /// <summary>Names of the header.</summary>
    private static string[] Names(CorpusFile file, CorpusText read, FileDialect dialect)
    {
        var text = read.Bytes;
        if (dialect.Format == CorpusFormat.Jsonl) return JsonlRowReader.PropertyNames(file, text, Subject);
        if (SeparatorHint.Of(text.Span) is { } hint) text = text[hint.Length..];
        using var reader = CsvReader.Create(text, CsvRowReader.Options(dialect.Delimiter, dialect.Quotes));
        reader.ReadHeader();
        return [.. reader.Headers];
    }

    private static CorpusText Text(CorpusFile file, FileDialect dialect)
    {
        var text = CorpusText.Of(file, dialect, Subject);
        return text.Bytes.Span.Trim(" \t\r\n"u8).IsEmpty ? throw Empty(file) : text;
    }

    private static CorpusException Empty(CorpusFile file) => new([DataDiagnostics.EmptyCorpus(file.Path, Subject, 0)]);

    private static void Add(ColumnProfiler profiler, RowCursor reader, int column, SortedSet<string> seen)
    {
        var value = reader.TryGet(column, out var bytes) ? Encoding.UTF8.GetString(bytes) : "";
        var trimmed = value.Trim();
        if (PerhapsMissing.Contains(trimmed)) seen.Add(trimmed);
        else if (!Missing.Contains(trimmed))
        {
            profiler.Add(value, bytes);
            return;
        }

        profiler.AddMissing(trimmed, reader.IsQuoted(column));
    }
}
