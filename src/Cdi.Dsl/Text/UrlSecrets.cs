using System.Text;

namespace Cdi.Dsl.Text;

/// <summary>Hides the user name and the password that stand before the host of a URL, wherever in a text the URL stands, and however many of its slashes
/// are left out or too many, and the values of its query that may give access.</summary>
internal static class UrlSecrets
{
    // Without a slash, a word and a colon are a URL only where the word is the name of a scheme.
    private static readonly string[] Schemes = ["http", "https", "ftp", "ftps", "sftp", "s3", "gs", "ssh"];

    // Longer values are identifiers of a session or a signature more often than choices of a page.
    private const int ShortestKey = 16;

    private static readonly string[] SecretNames =
        ["token", "key", "signature", "secret", "pass", "pwd", "auth", "code", "cred", "session", "access", "jwt", "sas", "private", "login", "user"];

    /// <summary>The text with three asterisks in place of what stands between scheme and <c>@</c>, and of secret values of a query.</summary>
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
        if (text.IndexOf('@') < 0 && text.IndexOf('?') < 0 && text.IndexOf('#') < 0) return text;
        var hidden = new StringBuilder(text.Length);
        var copied = 0;
        for (var start = StartOfAuthority(text, 0); start >= 0; start = StartOfAuthority(text, copied))
        {
            var length = LengthOfSecret(text, start);
            hidden.Append(text, copied, start - copied).Append(length > 0 ? mask(length) : "");
            copied = CopyQuery(text, start + length, hidden, mask);
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

    /// <summary>Copies a URL from behind its user to the end of its query, secret values masked; returns where it ends.</summary>
    private static int CopyQuery(string text, int from, StringBuilder hidden, Func<int, string> mask)
    {
        var at = from;
        while (at < text.Length && !EndsQuery(text, at) && text[at] is not ('?' or '#')) at++;
        var copied = from;
        while (at < text.Length && text[at] is '?' or '#' or '&' or '\\' && SeparatorAt(text, at) is > 0 and var separator)
        {
            var start = at + separator;
            var end = start;
            while (end < text.Length && !EndsQuery(text, end) && text[end] is not ('&' or '#')) end++;
            var equals = text.IndexOf('=', start, end - start);
            var value = equals < 0 ? start : equals + 1;
            if ((equals >= 0 || text[at] != '#') && IsSecret(text.Substring(start, Math.Max(0, equals - start)), end - value))
            {
                hidden.Append(text, copied, value - copied).Append(mask(end - value));
                copied = end;
            }

            at = end;
        }

        hidden.Append(text, copied, at - copied);
        return at;
    }

    /// <summary>Characters of what stands between two values: JSON writes <c>&amp;</c> in six, HTML in five.</summary>
    private static int SeparatorAt(string text, int at) => text[at] != '\\' ? 1 : string.CompareOrdinal(text, at, "\\u0026", 0, 6) == 0 ? 6 : 0;

    private static bool IsSecret(string name, int length) =>
        length >= ShortestKey || (length > 0 && (name.EndsWith("sig", StringComparison.OrdinalIgnoreCase)
            || Array.Exists(SecretNames, word => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)));

    private static bool EndsQuery(string text, int at) => EndsWord(text, at) || text[at] is '<' or '>' or '\\';
}
