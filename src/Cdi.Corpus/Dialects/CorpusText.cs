using System.Text;
using System.Text.Unicode;

namespace Cdi.Corpus.Dialects;

/// <summary>The text of a corpus file.</summary>
/// <param name="Bytes">UTF-8 without a byte order mark; rows of a workbook as comma-separated values.</param>
internal sealed record CorpusText(ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Where the rows stood in the sheet of a workbook; null where the file is text.</summary>
    public SheetRows? Sheet { get; init; }

    /// <summary>The encoding that a byte order mark says; UTF-8 where there is none.</summary>
    public static TextEncoding EncodingOf(CorpusFile file) => file.Bytes.Span switch
    {
        [0xef, 0xbb, 0xbf, ..] => TextEncoding.Utf8WithMark,
        [0xff, 0xfe, ..] => TextEncoding.Utf16LittleEndian,
        [0xfe, 0xff, ..] => TextEncoding.Utf16BigEndian,
        _ => TextEncoding.Utf8,
    };

    /// <summary>The text; UTF-16 behind a byte order mark is transcoded, and a sheet of a workbook written out.</summary>
    /// <param name="file">The file.</param>
    /// <param name="dialect">How it is written.</param>
    /// <param name="subject">Path of the setting <c>source</c>.</param>
    /// <param name="cancellation">Ends the reading of a workbook early.</param>
    /// <exception cref="CorpusException">The file is binary, compressed, or has bytes that are no text (CDI9012); a workbook has no such sheet
    /// (CDI9048).</exception>
    public static CorpusText Of(CorpusFile file, FileDialect dialect, string subject, CancellationToken cancellation = default)
    {
        if (dialect.Format == CorpusFormat.Xlsx) return Workbook.Text(file, dialect.Sheet, subject, cancellation);
        if (ForeignContent.Problem(file.Bytes.Span) is var (fact, remedy)) throw Unreadable(file, subject, fact, remedy);
        var bytes = file.Bytes;
        var text = EncodingOf(file) switch
        {
            TextEncoding.Utf8WithMark => bytes[Encoding.UTF8.Preamble.Length..],
            TextEncoding.Utf16LittleEndian => Transcoded(file, subject, new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true)),
            TextEncoding.Utf16BigEndian => Transcoded(file, subject, new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true)),
            _ => bytes,
        };
        return (text.Span.Contains((byte)0) || !Utf8.IsValid(text.Span)) && ForeignContent.BadByte(text.Span) is var (found, way)
            ? throw Unreadable(file, subject, found, way)
            : new CorpusText(text);
    }

    private static ReadOnlyMemory<byte> Transcoded(CorpusFile file, string subject, UnicodeEncoding encoding)
    {
        try
        {
            return Encoding.UTF8.GetBytes(encoding.GetString(file.Bytes.Span[2..]));
        }
        catch (DecoderFallbackException problem)
        {
            throw Unreadable(file, subject, FormattableString.Invariant($"The file is encoded as UTF-16 and is damaged at byte {problem.Index + 3L}"),
                "Export the file again, as UTF-8.");
        }
    }

    private static CorpusException Unreadable(CorpusFile file, string subject, string fact, string remedy) =>
        new([DataDiagnostics.UnreadableFile(file.Path, subject, fact, remedy)]);
}
