using Cdi.Corpus.Dialects;

namespace Cdi.Corpus;

/// <summary>Recognises how a file writes its cells, from its first rows; needs no spec.</summary>
internal static class DialectDetector
{
    private const int HeadBytes = 1 << 18;
    private const double NearlyAll = 0.99;

    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    /// <summary>The dialect in which most of the first thousand rows have as many cells as the header; where several do, the one with most columns.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">What diagnostics are about: a path of the spec, or the option of a command.</param>
    /// <param name="delimiter">The delimiter where somebody knows it; null where the rows are to show it.</param>
    /// <remarks>
    /// A decimal comma is recognised where a column of numbers has one that cannot stand before thousands (<c>0,51</c>; not <c>1,234</c> unless
    /// cells are separated by semicolons), and no more columns have decimal points. <see cref="FileDialect.Quotes"/> stays <see cref="Quoting.Checked"/>.
    /// </remarks>
    /// <exception cref="CorpusException">The file is no text that can be read (CDI9012).</exception>
    public static FileDialect Detect(CorpusFile file, string subject = "corpus.source", char? delimiter = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        var named = FileDialect.NamedBy(file.Path) with { Encoding = CorpusText.EncodingOf(file) };
        if (named.Format == CorpusFormat.Xlsx) return OfWorkbook(named, file, subject);
        var text = CorpusText.Of(file, named, subject).Bytes;
        if (named.Format == CorpusFormat.Jsonl || StartsWithObject(text.Span, file.Path)) return named with { Format = CorpusFormat.Jsonl, Delimiter = ',' };
        var hint = SeparatorHint.Of(text.Span);
        text = text[(hint?.Length ?? 0)..];
        var head = text[..Math.Min(text.Length, HeadBytes)];
        var isWhole = head.Length == text.Length;
        var between = delimiter ?? hint?.Delimiter ?? Best(Delimiters.Select(each => DelimiterSample.Of(head, isWhole, each)), named.Delimiter);
        return named with
        {
            Format = between == '\t' ? CorpusFormat.Tsv : CorpusFormat.Csv,
            Delimiter = between,
            Decimal = DecimalOf(head, isWhole, between),
        };
    }

    /// <summary>Where a workbook has several sheets, the one that is read is named, so that another order of them changes nothing.</summary>
    private static FileDialect OfWorkbook(FileDialect named, CorpusFile file, string subject)
    {
        var sheets = Workbook.Sheets(file, subject);
        return named with { Sheet = sheets.Count > 1 ? sheets[0] : null, Quotes = Quoting.Double };
    }

    private static char Best(IEnumerable<DelimiterSample> samples, char named) => samples
        .Where(sample => sample.Columns > 1)
        .OrderByDescending(sample => Math.Min(sample.Evenness, NearlyAll))
        .ThenByDescending(sample => sample.Columns)
        .ThenByDescending(sample => sample.Delimiter == named)
        .Select(sample => (char?)sample.Delimiter)
        .FirstOrDefault() ?? named;

    private static char DecimalOf(ReadOnlyMemory<byte> head, bool isWhole, char delimiter)
    {
        var (comma, certain, point) = DecimalEvidence.Count(head, isWhole, delimiter);
        var evidence = delimiter == ';' ? comma : certain;
        return evidence > 0 && evidence >= point ? ',' : '.';
    }

    private static bool StartsWithObject(ReadOnlySpan<byte> text, string path)
    {
        var start = text.TrimStart(" \t\r\n"u8);
        return start.StartsWith("{\""u8) && Path.GetExtension(path).ToUpperInvariant() is not (".CSV" or ".TSV" or ".TAB");
    }
}
