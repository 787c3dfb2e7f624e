namespace Cdi.Corpus.Dialects;

/// <summary>The line <c>sep=;</c> that spreadsheets read above the header.</summary>
/// <param name="Delimiter">The delimiter that it names.</param>
/// <param name="Length">Bytes of the line with its end.</param>
internal sealed record SeparatorHint(char Delimiter, int Length)
{
    /// <summary>The hint at the start of a text, or null.</summary>
    public static SeparatorHint? Of(ReadOnlySpan<byte> text)
    {
        if (text.Length < 6 || !System.Text.Ascii.EqualsIgnoreCase(text[..4], "sep="u8) || text[4] is not ((byte)',' or (byte)';' or (byte)'\t' or (byte)'|'))
            return null;
        var end = text[5..].StartsWith("\r\n"u8) ? 2 : text[5] is (byte)'\n' or (byte)'\r' ? 1 : 0;
        return end == 0 ? null : new SeparatorHint((char)text[4], 5 + end);
    }
}
