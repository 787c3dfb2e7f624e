using Cdi.Corpus.Dialects;
using Cdi.Dsl.Text;
using CsvHelper;

namespace Cdi.Corpus.Reading;

/// <summary>Rows of a file with a header and a delimiter: CSV and TSV.</summary>
internal sealed class CsvRowReader : RowCursor
{
    private readonly CorpusFile file;
    private readonly string subject;
    private readonly CsvReader reader;
    private readonly TableHeader header;
    private readonly byte delimiter;
    private CsvMalformedRecord? malformed;
    private readonly SwallowedRows? swallowed;
    private readonly int linesAbove;
    private readonly SheetRows? sheet;
    private RowPlace place;
    private int[] others = [];

    /// <summary>Reads the header.</summary>
    /// <param name="file">The file.</param>
    /// <param name="read">Its text.</param>
    /// <param name="dialect">How the file is written; a line <c>sep=;</c> above the header is skipped.</param>
    /// <param name="sought">Columns that the study reads, each name once.</param>
    /// <param name="subject">Path of the setting <c>source</c>.</param>
    /// <exception cref="CorpusException">The header is malformed (CDI9012), has another delimiter (CDI9013) or lacks a sought column (CDI9006).</exception>
    public CsvRowReader(CorpusFile file, CorpusText read, FileDialect dialect, IReadOnlyList<SoughtColumn> sought, string subject)
    {
        this.file = file;
        this.subject = subject;
        sheet = read.Sheet;
        delimiter = (byte)dialect.Delimiter;
        var text = read.Bytes;
        if (SeparatorHint.Of(text.Span) is { } hint)
        {
            text = text[hint.Length..];
            linesAbove = 1;
        }

        reader = CsvReader.Create(text, Options(dialect.Delimiter, dialect.Quotes) with { OnMalformedRecord = record => malformed ??= record });
        reader.ReadHeader();
        ThrowIfMalformed(new RowPlace(0, 1));
        header = new TableHeader(file.Path, subject, reader.Headers, sought);
        if (sheet is null) header.CheckDelimiter(text, dialect);
        header.CheckColumns(sheet);
        if (sheet is not null) header.CheckPrecision(sheet);
        swallowed = dialect.Quotes == Quoting.Checked ? new SwallowedRows(text, dialect, header.Count) : null;
    }

    /// <inheritdoc/>
    public override RowPlace Place => place;

    /// <summary>How a well-formed file with a delimiter is read; malformed quotes are reported, not repaired.</summary>
    /// <param name="delimiter">The delimiter.</param>
    /// <param name="quotes">What quotation marks mean.</param>
    public static CsvReaderOptions Options(char delimiter, Quoting quotes) => new()
    {
        Separator = delimiter,
        Mode = quotes == Quoting.None ? CsvMode.NoEscape : CsvMode.Rfc4180,
        MalformedData = CsvMalformedDataHandling.Recover,
        FieldCountMismatch = CsvFieldCountHandling.Allow,
        TrackLineNumbers = true,
    };

    /// <inheritdoc/>
    public override bool Read()
    {
        do
        {
            if (!reader.Read()) return false;
        }
        while (header.Count > 1 && IsBlank(reader.RawRecord));
        place = PlaceOfRow();
        ThrowIfMalformed(place);
        if (reader.FieldCount != header.Count) throw Uneven();
        if (swallowed is not null && reader.RawRecord.ContainsAny((byte)'\n', (byte)'\r')) CheckLines(swallowed);
        return true;
    }

    /// <inheritdoc/>
    public override bool TryGet(int column, out ReadOnlySpan<byte> value)
    {
        value = reader.GetSpan(header.Index(column));
        return true;
    }

    /// <inheritdoc/>
    public override void KeepOthers() => others = header.Others(sheet);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Others => Array.ConvertAll(others, place => reader.Headers[place]);

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Other(int column) => reader.GetSpan(others[column]);

    /// <inheritdoc/>
    public override bool IsQuoted(int column) => reader.GetRawSpan(header.Index(column)).StartsWith((byte)'"');

    /// <inheritdoc/>
    public override void Dispose()
    {
        reader.Dispose();
        base.Dispose();
    }

    // A row without any value is what a spreadsheet leaves behind its table, as a blank line is; workbooks leave such rows out too.
    private bool IsBlank(ReadOnlySpan<byte> record)
    {
        foreach (var character in record)
        {
            if (character != delimiter && character is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')) return false;
        }

        return true;
    }

    private RowPlace PlaceOfRow() => sheet is null
        ? new RowPlace(reader.RowNumber, reader.LineNumber + linesAbove)
        : new RowPlace(reader.RowNumber, sheet.Rows[(int)reader.RowNumber]) { IsInSheet = true };

    private void CheckLines(SwallowedRows check)
    {
        if (check.Find(reader) is not var (column, rows)) return;
        throw new CorpusException([DataDiagnostics.RowsInQuotes(file.Path, subject, reader.Headers[column], place, rows)]);
    }

    /// <summary>How marks that mean nothing are read: a setting of the block that names the file, and an option of commands that need no spec.</summary>
    private string Plain => $"`quotes = none` in {DataDiagnostics.Reader(subject)} reads it (`--quotes none` of `cdi new` and `cdi doctor`).";

    private void ThrowIfMalformed(RowPlace where)
    {
        if (malformed is not { } record) return;
        var row = where.Row == 0 ? "the header" : where.ToString();
        var (fact, remedy) = record.Reason switch
        {
            CsvMalformedReason.UnterminatedQuote => (
                $"The file ends inside a quoted value that begins in {row}",
                "Restore the rest of the file, or close the quotation mark; a quotation mark within a quoted value is written twice."),
            CsvMalformedReason.TextAfterClosingQuote => (
                $"Text follows a closing quotation mark in {row}",
                "Write a quotation mark within a quoted value twice; where the file has them as plain characters, " + Plain),
            _ => (
                $"A quotation mark stands inside an unquoted value in {row}",
                "Put the value in quotation marks and write those within it twice; where the file has them as plain characters, " + Plain),
        };
        throw new CorpusException([DataDiagnostics.UnreadableFile(file.Path, subject, fact, remedy, where.Row == 0 ? null : where)]);
    }

    private CorpusException Uneven()
    {
        var (where, fields) = (place, reader.FieldCount);
        var truncated = fields < header.Count && !reader.Read();
        var count = $"{fields.ToString(System.Globalization.CultureInfo.InvariantCulture)} of {Counted.Of(header.Count, "value")}";
        return new CorpusException([DataDiagnostics.UnreadableFile(
            file.Path,
            subject,
            truncated ? $"The file ends in the middle of {where}: it has {count}"
                : $"The header has {Counted.Of(header.Count, "column")}, {where} has {Counted.Of(fields, "value")}",
            truncated ? "Restore the rest of the file." : "Put a value that contains the delimiter or a line end in quotation marks.",
            where)]);
    }
}
