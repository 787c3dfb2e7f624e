using Cdi.Corpus.Dialects;
using Cdi.Corpus.Reading;

namespace Cdi.Corpus;

/// <summary>Reads corpus files against what a study declares.</summary>
/// <remarks>
/// Files are sheets of workbooks, or text with any line ends: UTF-8, with or without a byte order mark, or UTF-16 with one. Tables have a header and quotes
/// as in RFC 4180; a
/// malformed quote is reported and not repaired; empty lines are skipped. Only rows that meet <c>keep</c> are checked.
/// Every fault of the values is reported once per column, with its first row and how many more rows share it.
/// </remarks>
public static class CorpusReader
{
    /// <summary>What stands for the path of a file where rows come from memory.</summary>
    public const string RowsInMemory = "rows in memory";

    /// <summary>Reads a file that was found.</summary>
    /// <param name="definition">What the study declares.</param>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Ends the reading within some thousand rows.</param>
    /// <returns>The table of the kept rows.</returns>
    /// <exception cref="CorpusException">The file or its values are not what the study declares: CDI9001 to CDI9003, CDI9006, CDI9007, CDI9010 to CDI9014,
    /// CDI9023.</exception>
    /// <exception cref="ArgumentException">The definition contradicts itself; the compiler never emits such a definition.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static CorpusTable Read(CorpusDefinition definition, CorpusFile file, CancellationToken cancellationToken = default) =>
        Read(definition, file, others: null, cancellationToken);

    /// <summary>Reads a file that was found, and hands each of its rows to what takes the rest of it.</summary>
    /// <param name="definition">What the study declares.</param>
    /// <param name="file">The file.</param>
    /// <param name="others">Takes the rest; null for nothing.</param>
    /// <param name="cancellationToken">Ends the reading within some thousand rows.</param>
    /// <returns>The table of the kept rows.</returns>
    /// <exception cref="CorpusException">As above.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal static CorpusTable Read(CorpusDefinition definition, CorpusFile file, IRowTaker? others, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(file);
        if (definition.Sha256 is { } hash && !hash.Equals(file.Sha256, StringComparison.OrdinalIgnoreCase))
        {
            throw new CorpusException([DataDiagnostics.HashDiffers(file.Path, definition.SubjectOf("sha256"), hash, file.Sha256)]);
        }

        var source = definition.SubjectOf("source");
        var dialect = FileDialect.Of(definition);
        var text = CorpusText.Of(file, dialect, source, cancellationToken);
        if (text.Bytes.Span.Trim(" \t\r\n"u8).IsEmpty) throw new CorpusException([DataDiagnostics.EmptyCorpus(file.Path, source, 0)]);
        var builder = new TableBuilder(definition, file.Path);
        using var reader = Open(dialect, file, text, builder.Sought, source);
        others?.Begin(reader);
        builder.Append(reader, others, cancellationToken);
        return builder.Complete(file);
    }

    /// <summary>Reads rows that a program holds; they are checked as those of a file.</summary>
    /// <param name="definition">What the study declares. <see cref="CorpusDefinition.Sha256"/>, which is that of a file, and how files are written mean
    /// nothing here.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellationToken">Ends the reading within some thousand rows.</param>
    /// <returns>The table of the kept rows; its hash is that of the rows in a form of their own.</returns>
    /// <exception cref="CorpusException">The values are not what the study declares.</exception>
    /// <exception cref="ArgumentException">A cell that the study reads is not among those of the rows, or a row is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static CorpusTable Read(CorpusDefinition definition, CorpusRows rows, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(rows);
        var builder = new TableBuilder(CorpusRows.Declared(definition), RowsInMemory);
        using var reader = rows.Open(builder.Sought);
        builder.Append(reader, others: null, cancellationToken);
        return builder.Complete(new CorpusFile(RowsInMemory, default, reader.Sha256()));
    }

    /// <summary>A reader of the rows of a text in a dialect.</summary>
    internal static RowCursor Open(FileDialect dialect, CorpusFile file, CorpusText text, IReadOnlyList<SoughtColumn> sought, string subject) =>
        dialect.Format == CorpusFormat.Jsonl
            ? new JsonlRowReader(file, text.Bytes, sought, subject)
            : new CsvRowReader(file, text, dialect, sought, subject);

    /// <summary>The format that the extension of a path or URL says.</summary>
    internal static CorpusFormat FormatOf(string source)
    {
        var path = Uri.TryCreate(source, UriKind.Absolute, out var address) ? address.AbsolutePath : source;
        return Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".TSV" or ".TAB" => CorpusFormat.Tsv,
            ".JSONL" or ".NDJSON" => CorpusFormat.Jsonl,
            ".XLSX" => CorpusFormat.Xlsx,
            _ => CorpusFormat.Csv,
        };
    }
}
