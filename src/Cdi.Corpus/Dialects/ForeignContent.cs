using System.Globalization;
using System.Text;

namespace Cdi.Corpus.Dialects;

/// <summary>Recognises files that are no UTF-8 text, and says what they are and how to make a text of them.</summary>
internal static class ForeignContent
{
    private const string SaveAsUtf8 = """
        Save the file as UTF-8: `CSV UTF-8` in the spreadsheet's list of file types, `fileEncoding = "UTF-8"` in R's write.csv, `encoding="utf-8"` in pandas, or `iconv -f WINDOWS-1252 -t UTF-8 old.csv > new.csv` in a shell.
        """;

    private const string FromArray = """
        Write one object on each line and name the file `.jsonl`: `jq -c '.[]' data.json > data.jsonl` in a shell, `pandas.read_json("data.json").to_json("data.jsonl", orient="records", lines=True)` in Python, `jsonlite::stream_out(jsonlite::fromJSON("data.json"), file("data.jsonl"))` in R.
        """;

    private const int HeadBytes = 4096;

    // What Windows-1252 has at 0x80 to 0x9f; a blank where it has nothing.
    private const string Windows1252 = "\u20ac \u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152 \u017d  "
        + "\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153 \u017e\u0178";

    /// <summary>What a file is that is no text at all, and what to do about it; null where it may be one.</summary>
    public static (string Fact, string Remedy)? Problem(ReadOnlySpan<byte> bytes)
    {
        if (ForeignFormat.Of(bytes) is var (name, way)) return ($"The file is {name}, not text", way);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b])) return ("The file is compressed (gzip)", "Unpack the file.");
        if (bytes.StartsWith("PK\u0003\u0004"u8)) return ("The file is a ZIP archive or a workbook, not text", "Unpack the archive, or save the sheet as CSV.");
        if (Markup(bytes) is { } markup) return markup;
        return IsUtf16(bytes) is { } order
            ? ($"The file looks like UTF-16 ({order} byte first) without a byte order mark",
                SaveAsUtf8.Replace("WINDOWS-1252", order == "lower" ? "UTF-16LE" : "UTF-16BE", StringComparison.Ordinal))
            : null;
    }

    /// <summary>Text that is no table and no JSON lines: an array around all records, or a page.</summary>
    private static (string Fact, string Remedy)? Markup(ReadOnlySpan<byte> bytes)
    {
        var text = (bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes).TrimStart(" \t\r\n"u8);
        if (text is [(byte)'[', ..] && text[1..].TrimStart(" \t\r\n"u8) is [(byte)'{', ..]) return ("The file is one JSON array", FromArray);
        var start = Encoding.ASCII.GetString(text[..Math.Min(text.Length, 14)]);
        return start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            ? ("The file is a web page", "Download the data themselves: a link to a view of a file, or one that asks for a login, gives a page in their place.")
            : null;
    }

    /// <summary>The first byte that no UTF-8 text has, and what to do about it; null where there is none.</summary>
    public static (string Fact, string Remedy)? BadByte(ReadOnlySpan<byte> text)
    {
        var invalid = FirstInvalid(text);
        var zero = text.IndexOf((byte)0);
        if (zero >= 0 && (invalid == text.Length || zero < invalid))
        {
            var others = text.Count((byte)0) - 1;
            var further = others == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", and {others} more are");
            return (
                $"The file is not text: {At(text, zero)} is 0{further}",
                "Remove the zero bytes, which a broken export or a copy of a damaged disk leaves (`tr -d '\\000' < old.csv > new.csv` in a shell), or "
                    + "export the file again.");
        }

        if (invalid == text.Length) return null;
        var (word, character) = Shown(text, invalid);
        return ($"The file is not UTF-8: {At(text, invalid)} is 0x{text[invalid].ToString("x2", CultureInfo.InvariantCulture)}, in Windows-1252 or Latin-1 "
            + $"the {character} of `{word}`", SaveAsUtf8);
    }

    private static string? IsUtf16(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length & ~1, HeadBytes)];
        var (even, odd) = (0, 0);
        for (var i = 0; i < head.Length; i++)
        {
            if (head[i] != 0) continue;
            if (i % 2 == 0) even++;
            else odd++;
        }

        var half = head.Length / 2;
        if (half < 2 || head is [0xff, 0xfe, ..] or [0xfe, 0xff, ..]) return null;
        return (odd > half / 2 && even == 0, even > half / 2 && odd == 0) switch
        {
            (true, _) => "lower",
            (_, true) => "higher",
            _ => null,
        };
    }

    private static string At(ReadOnlySpan<byte> bytes, int offset) => string.Create(
        CultureInfo.InvariantCulture, $"byte {offset + 1L} (line {bytes[..offset].Count((byte)'\n') + 1})");

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var offset = 0;
        while (offset < bytes.Length && Rune.DecodeFromUtf8(bytes[offset..], out _, out var consumed) == System.Buffers.OperationStatus.Done)
            offset += consumed;
        return offset;
    }

    /// <summary>The word around a byte, read as Windows-1252, and the character that the byte then is.</summary>
    private static (string Word, string Character) Shown(ReadOnlySpan<byte> text, int offset)
    {
        var start = offset;
        while (start > 0 && offset - start < 20 && IsInWord(text[start - 1])) start--;
        var end = offset + 1;
        while (end < text.Length && end - offset < 20 && IsInWord(text[end])) end++;
        var word = string.Concat(text[start..end].ToArray().Select(Character));
        return (word, $"`{Character(text[offset])}`");
    }

    private static bool IsInWord(byte value) => value >= 0x80 || char.IsAsciiLetterOrDigit((char)value);

    private static char Character(byte value) => value is >= 0x80 and <= 0x9f ? Windows1252[value - 0x80] : (char)value;
}
