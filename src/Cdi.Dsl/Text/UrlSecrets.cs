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

    /// <summary>The same of a text that is an address and nothing else, whatever characters it holds.</summary>
    /// <param name="address">An address, or the name of a file.</param>
    public static string HideIn(string address) => Replace(address, _ => "***", isAddress: true);

    /// <summary>Whether a user name or a password stands before the host of a URL.</summary>
    /// <param name="url">A URL, or any other text.</param>
    public static bool Has(string url) => StartOfAuthority(url, 0) is var start and >= 0 && LengthOfSecret(url, start, EndOfUrl(url, start).End) > 0;

    /// <summary>The text with as many asterisks as there were characters, so that every other character keeps its column.</summary>
    /// <param name="text">Any text.</param>
    public static string HideInPlace(string text) => Replace(text, length => new string('*', length));

    private static string Replace(string text, Func<int, string> mask, bool isAddress = false)
    {
        if (text.IndexOf('@') < 0 && text.IndexOf('?') < 0 && text.IndexOf('#') < 0) return text;
        var hidden = new StringBuilder(text.Length);
        var copied = 0;
        for (var start = StartOfAuthority(text, 0); start >= 0; start = StartOfAuthority(text, copied))
        {
            var (end, isQuoted) = isAddress ? (text.Length, true) : EndOfUrl(text, start);
            var length = LengthOfSecret(text, start, end);
            hidden.Append(text, copied, start - copied).Append(length > 0 ? mask(length) : "");
            copied = CopyQuery(text, start + length, isQuoted ? end : EndOfQuery(text, start + length, end), hidden, mask);
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

    /// <summary>Where the URL ends whose authority begins there. One that stands between quotation marks or back quotes is all that stands between them,
    /// whatever it holds; any other ends where its word does.</summary>
    private static (int End, bool IsQuoted) EndOfUrl(string text, int start)
    {
        var opening = start;
        while (opening > 0 && (text[opening - 1] is '/' or ':' || IsOfScheme(text[opening - 1]))) opening--;
        if (opening > 0 && text[opening - 1] is '"' or '`')
        {
            var mark = text[opening - 1];
            for (var at = start; at < text.Length && text[at] is not ('\n' or '\r' or '\0'); at++)
            {
                if (EscapedQuoteAt(text, at) || (text[at] == mark && Closes(text, at))) return (at, true);
            }
        }

        var end = start;
        while (end < text.Length && !EndsWord(text, end)) end++;
        return (end, false);
    }

    // A quotation mark behind a backslash, and a back quote before a letter, are of the address.
    private static bool Closes(string text, int at) => text[at] == '"'
        ? text[at - 1] != '\\'
        : at + 1 == text.Length || !(char.IsLetterOrDigit(text[at + 1]) || text[at + 1] is '&' or '=' or '%' or '/' or '#' or '?');

    /// <summary>Outside of quotes a tag, or an escape of a string around, ends a query.</summary>
    private static int EndOfQuery(string text, int from, int end)
    {
        for (var at = from; at < end; at++)
        {
            if (text[at] is '<' or '>' || EscapedQuoteAt(text, at)) return at;
            if (text[at] == '\\' && at + 1 < end && text[at + 1] is 'n' or 'r' or 't' or '"') return at;
        }

        return end;
    }

    // As JSON writes quotation marks and back quotes.
    private static bool EscapedQuoteAt(string text, int at) =>
        text[at] == '\\' && (string.CompareOrdinal(text, at, "\\u0022", 0, 6) == 0 || string.CompareOrdinal(text, at, "\\u0060", 0, 6) == 0);

    /// <summary>
    /// Characters up to the last <c>@</c> of the authority; 0 where it has none. A password may hold <c>/</c>, <c>?</c> or <c>#</c> though
    /// no URL allows it: behind a colon that no port follows, the <c>@</c> is sought in the whole word.
    /// </summary>
    private static int LengthOfSecret(string text, int start, int limit)
    {
        var (last, end, colon) = (-1, start, -1);
        var inAuthority = true;
        for (; end < limit; end++)
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
    private static int CopyQuery(string text, int from, int limit, StringBuilder hidden, Func<int, string> mask)
    {
        var at = from;
        while (at < limit && text[at] is not ('?' or '#')) at++;
        var copied = from;
        while (at < limit)
        {
            var isFragment = text[at] == '#';
            var start = at + Math.Max(1, SeparatorAt(text, at));
            for (at = start; at < limit && SeparatorAt(text, at) == 0;) at++;
            var piece = text.Substring(start, at - start);
            var equals = piece.IndexOf('=');
            var value = start + equals + 1;
            if ((equals < 0 && isFragment) || !IsSecret(piece, at - value)) continue;
            hidden.Append(text, copied, value - copied).Append(mask(at - value));
            copied = at;
        }

        hidden.Append(text, copied, at - copied);
        return at;
    }

    /// <summary>Characters of what stands between two values, 0 where nothing does: JSON writes <c>&amp;</c> in six, HTML in five.</summary>
    private static int SeparatorAt(string text, int at) => text[at] switch
    {
        '#' or '&' => 1,
        '\\' when string.CompareOrdinal(text, at, "\\u0026", 0, 6) == 0 => 6,
        _ => 0,
    };

    // Names may be written with percent signs, and stand behind semicolons: `a=1;t%6Fken=x`, or `amp;token=x` where a page writes the ampersand.
    private static bool IsSecret(string piece, int length) => length >= ShortestKey || (length > 0 && Array.Exists(piece.Split(';'), IsSecret));

    private static bool IsSecret(string part)
    {
        var name = Uri.UnescapeDataString(part.Substring(0, Math.Max(0, part.IndexOf('='))));
        return name.EndsWith("sig", StringComparison.OrdinalIgnoreCase)
            || Array.Exists(SecretNames, word => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);
    }
}
