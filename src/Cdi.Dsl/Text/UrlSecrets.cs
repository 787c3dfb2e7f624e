using System.Text;

namespace Cdi.Dsl.Text;

/// <summary>Hides the user name and the password that stand before the host of a URL, wherever in a text the URL stands, and however many of its slashes
/// are left out or too many.</summary>
internal static class UrlSecrets
{
    // Without a slash, a word and a colon are a URL only where the word is the name of a scheme.
    private static readonly string[] Schemes = ["http", "https", "ftp", "ftps", "sftp", "s3", "gs", "ssh"];

    /// <summary>The text with three asterisks in place of what stands between scheme and <c>@</c>.</summary>
    /// <param name="text">Any text.</param>
    public static string Hide(string text) => Replace(text, _ => "***");

    /// <summary>Whether a user name or a password stands before the host of a URL.</summary>
    /// <param name="url">A URL, or any other text.</param>
    public static bool Has(string url) => StartOfAuthority(url, 0) is var start and >= 0 && LengthOfSecret(url, start) > 0;

    /// <summary>The text with as many asterisks as there were characters, so that every other character keeps its column.</summary>
    /// <param name="text">Any text.</param>
    public static string HideInPlace(string text) => Replace(text, length => new string('*', length));

    private static string Replace(string text, Func<int, string> mask)
    {
        if (text.IndexOf('@') < 0) return text;
        var hidden = new StringBuilder(text.Length);
        var copied = 0;
        for (var start = StartOfAuthority(text, 0); start >= 0; start = StartOfAuthority(text, copied))
        {
            var length = LengthOfSecret(text, start);
            hidden.Append(text, copied, start - copied).Append(length > 0 ? mask(length) : "");
            copied = start + length;
        }

        return hidden.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>Where the next URL's user or host begins: behind a scheme of two letters or more (one is a drive), its colon and its slashes; -1 where there
    /// is none.</summary>
    private static int StartOfAuthority(string text, int from)
    {
        for (var colon = text.IndexOf(':', from); colon >= 0; colon = text.IndexOf(':', colon + 1))
        {
            var scheme = colon;
            while (scheme > 0 && IsOfScheme(text[scheme - 1])) scheme--;
            var start = colon + 1;
            while (start < text.Length && text[start] == '/') start++;
            var isUrl = (start - colon - 1) switch
            {
                0 => Schemes.Contains(text.Substring(scheme, colon - scheme), StringComparer.OrdinalIgnoreCase),
                1 => colon - scheme > 1,
                _ => true,
            };
            if (isUrl) return start;
        }

        return -1;
    }

    private static bool IsOfScheme(char letter) => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '+' or '-' or '.';

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
