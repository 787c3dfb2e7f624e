using Cdi.Dsl.Text;

namespace Cdi.Reporting.Html;

/// <summary>The text of a spec as a numbered listing, with comments, texts and numbers told apart.</summary>
internal static class SpecListing
{
    public static void Write(HtmlText html, string spec)
    {
        html.Add($"<pre class=\"spec\" role=\"region\" aria-label=\"Spec\" tabindex=\"0\"><code>");
        var insideText = false;
        foreach (var line in UrlSecrets.Hide(spec).TrimEnd('\n').Split('\n'))
        {
            html.Add($"<span class=\"line\">");
            insideText = WriteLine(html, line.TrimEnd('\r'), insideText);
            html.Add($"\n</span>");
        }

        html.Line($"</code></pre>");
    }

    /// <summary>Writes one line; returns whether a <c>"""</c> text is open at its end.</summary>
    private static bool WriteLine(HtmlText html, string line, bool insideText)
    {
        var at = 0;
        while (at < line.Length)
        {
            var (length, kind) = insideText ? RestOfText(line, at) : Token(line, at);
            if (kind == "text") insideText = !Closes(line.AsSpan(at, length), insideText);
            var token = line.Substring(at, length);
            if (kind.Length == 0) html.Add($"{token}");
            else html.Add($"<span class=\"{kind}\">{token}</span>");
            at += length;
        }

        return insideText;
    }

    private static bool Closes(ReadOnlySpan<char> token, bool wasInside) =>
        token.EndsWith("\"\"\"") && (wasInside || token.Length >= 6);

    private static (int Length, string Kind) RestOfText(string line, int at)
    {
        var end = line.IndexOf("\"\"\"", at, StringComparison.Ordinal);
        return ((end < 0 ? line.Length : end + 3) - at, "text");
    }

    private static (int Length, string Kind) Token(string line, int at)
    {
        var rest = line.AsSpan(at);
        if (rest.StartsWith("//")) return (rest.Length, rest.StartsWith("///") ? "doc" : "comment");
        if (rest.StartsWith("\"\"\"")) return (rest[3..].IndexOf("\"\"\"") is var end and >= 0 ? end + 6 : rest.Length, "text");
        if (rest[0] == '"') return (Quoted(rest, '"'), "string");
        if (rest[0] == '`') return (Quoted(rest, '`'), "");
        if (char.IsAsciiDigit(rest[0])) return (While(rest, character => char.IsAsciiDigit(character) || character == '.'), "number");
        if (char.IsLetter(rest[0]) || rest[0] == '_') return Word(line, at, rest);
        return (1, "");
    }

    private static (int Length, string Kind) Word(string line, int at, ReadOnlySpan<char> rest)
    {
        var length = While(rest, character => char.IsLetterOrDigit(character) || character == '_');
        return (length, line.AsSpan(0, at).IsWhiteSpace() ? "key" : "");
    }

    private static int Quoted(ReadOnlySpan<char> rest, char quote) => rest[1..].IndexOf(quote) is var end and >= 0 ? end + 2 : rest.Length;

    private static int While(ReadOnlySpan<char> rest, Func<char, bool> accept)
    {
        var length = 1;
        while (length < rest.Length && accept(rest[length])) length++;
        return length;
    }
}
