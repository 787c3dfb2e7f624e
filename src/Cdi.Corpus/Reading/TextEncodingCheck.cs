using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Cdi.Corpus.Reading;

/// <summary>Refuses files that are not UTF-8 text, before any row is read.</summary>
internal static class TextEncodingCheck
{
    private const string SaveAsUtf8 = "Save the file as UTF-8 text.";

    /// <summary>The bytes after a UTF-8 byte order mark, if there is one.</summary>
    /// <exception cref="CorpusException">The file is binary, compressed, UTF-16, or has bytes that are not UTF-8 (CDI9012).</exception>
    public static ReadOnlyMemory<byte> Text(CorpusFile file, string subject)
    {
        var bytes = file.Bytes;
        if (Problem(bytes.Span) is var (fact, remedy))
        {
            throw new CorpusException([DataDiagnostics.UnreadableFile(file.Path, subject, fact, remedy)]);
        }

        return bytes.Span.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
    }

    private static (string Fact, string Remedy)? Problem(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("PK\u0003\u0004"u8)) return ("The file is a ZIP archive or a workbook, not text", "Unpack the archive, or save the sheet as CSV.");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b])) return ("The file is compressed (gzip)", "Unpack the file.");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff]))
        {
            return ("The file is encoded as UTF-16", SaveAsUtf8);
        }

        var zero = bytes.IndexOf((byte)0);
        if (zero >= 0) return ($"The file is not text: {At(bytes, zero)} is 0", "Name the text file that the study was written for.");
        if (Utf8.IsValid(bytes)) return null;
        var invalid = FirstInvalid(bytes);
        return ($"The file is not UTF-8: {At(bytes, invalid)} is 0x{bytes[invalid].ToString("x2", CultureInfo.InvariantCulture)}", SaveAsUtf8);
    }

    private static string At(ReadOnlySpan<byte> bytes, int offset) => string.Create(
        CultureInfo.InvariantCulture, $"byte {offset + 1L} (line {bytes[..offset].Count((byte)'\n') + 1})");

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var offset = 0;
        while (Rune.DecodeFromUtf8(bytes[offset..], out _, out var consumed) == System.Buffers.OperationStatus.Done) offset += consumed;
        return offset;
    }
}
