using System.Text;

namespace Cdi.Dsl.Text;

/// <summary>Hides the user name and the password that stand before the host of a URL, wherever in a text the URL stands.</summary>
internal static class UrlSecrets
{
    private const string Mark = "://";

    /// <summary>The text with three asterisks in place of what stands between <c>://</c> and <c>@</c>.</summary>
    /// <param name="text">Any text.</param>
    public static string Hide(string text) => Replace(text, _ => "***");

    /// <summary>Whether a user name or a password stands before the host of a URL.</summary>
    /// <param name="url">A URL, or any other text.</param>
    public static bool Has(string url) =>
        url.IndexOf(Mark, StringComparison.Ordinal) is var at and >= 0 && LengthOfSecret(url, at + Mark.Length) > 0;

    /// <summary>The text with as many asterisks as there were characters, so that every other character keeps its column.</summary>
    /// <param name="text">Any text.</param>
    public static string HideInPlace(string text) => Replace(text, length => new string('*', length));

    private static string Replace(string text, Func<int, string> mask)
    {
        var at = text.IndexOf(Mark, StringComparison.Ordinal);
        if (at < 0 || text.IndexOf('@', at) < 0) return text;
        var hidden = new StringBuilder(text.Length);
        var copied = 0;
        for (; at >= 0; at = text.IndexOf(Mark, copied, StringComparison.Ordinal))
        {
            var start = at + Mark.Length;
            var length = LengthOfSecret(text, start);
            hidden.Append(text, copied, start - copied).Append(length > 0 ? mask(length) : "");
            copied = start + length;
        }

        return hidden.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>
    /// Characters up to the last <c>@</c> of the authority; 0 where it has none. A password may hold <c>/</c>, <c>?</c> or <c>#</c> though
    /// no URL allows it: behind a colon that no port follows, the <c>@</c> is sought in the whole word.
    /// </summary>
    private static int LengthOfSecret(string text, int start)
    {
        var (last, end, colon) = (-1, start, -1);
        var inAuthority = true;
        for (; end < text.Length && !EndsWord(text, end); end++)
        {
            if (text[end] == ':' && inAuthority && colon < 0) colon = end;
            if (text[end] is '/' or '?' or '#' or '\\' && inAuthority)
            {
                if (last >= 0 || colon < 0 || IsPort(text, colon + 1, end)) break;
                inAuthority = false;
            }

            if (text[end] == '@') last = end;
        }

        return last < 0 ? 0 : last - start;
    }

    private static bool IsPort(string text, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (text[at] is < '0' or > '9') return false;
        }

        return true;
    }

    /// <summary>White space, a quotation mark of the text around, or a closing tag of a page.</summary>
    private static bool EndsWord(string text, int at) =>
        text[at] is '"' or '`' or '\0' || char.IsWhiteSpace(text[at]) || (text[at] == '<' && at + 1 < text.Length && text[at + 1] == '/');
}
