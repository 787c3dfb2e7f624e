using System.Text.RegularExpressions;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Parsing.Lexing;

/// <summary>Where a text of several lines ends, also when its closing quotes are missing.</summary>
/// <remarks>
/// Closing quotes stand first on their line, so quotes behind an equals sign open the next text: then this one was
/// never closed. It ends before the first line that looks like an entry or a closing brace and is indented no
/// further than the line that opened it. The same line ends it where the closing quotes found are those of a later
/// text, which shows in lines that are indented less than they are.
/// </remarks>
/// <param name="IsClosed">Whether closing quotes were found.</param>
/// <param name="LastLine">Last whole line of content, from 1.</param>
/// <param name="ContentBeforeQuotes">Words that stand before the closing quotes on their line; null if none, as it should be.</param>
/// <param name="Indentation">The spaces before the closing quotes.</param>
/// <param name="End">Offset behind the closing quotes, or behind the last line of an unclosed text.</param>
internal sealed record TextExtent(bool IsClosed, int LastLine, TextSpan? ContentBeforeQuotes, string Indentation, int End)
{
    private const string Quotes = "\"\"\"";

    private static readonly Regex Entry = new(
        @"^\s*(\}|///?\s|(vary\s+)?(\w+|`[^`]+`|""[^""]+"")\s*=|\w+\s*:\s*\w+.*\s(from|=)\s|\w+(\s+[\w.]+)*\s*\{\s*(//.*)?$)", RegexOptions.CultureInvariant);

    /// <summary>The extent of the text whose opening quotes stand on line <paramref name="opening"/>, counted from 1.</summary>
    public static TextExtent Find(SourceText source, int opening)
    {
        for (var line = opening + 1; line <= source.Lines.Count; line++)
        {
            var content = source.Line(line);
            var quotes = content.IndexOf(Quotes, StringComparison.Ordinal);
            if (quotes < 0) continue;
            if (content.Substring(0, quotes).TrimEnd().EndsWith("=", StringComparison.Ordinal)) return Unclosed(source, opening, line);
            return Closed(source, opening, line, quotes);
        }

        return Unclosed(source, opening, source.Lines.Count + 1);
    }

    private static TextExtent Closed(SourceText source, int opening, int closing, int quotes)
    {
        var span = source.Lines.Span(closing);
        var before = source.Line(closing).Substring(0, quotes);
        var standFirst = before.Trim().Length == 0;
        var indentation = standFirst ? before : IndentationOf(source.Line(opening + 1 < closing ? opening + 1 : closing));
        var escapes = Enumerable.Range(opening + 1, closing - opening - 1).Any(line => IsIndentedLess(source.Line(line), indentation));
        if (escapes && FirstEntry(source, opening, closing) < closing) return Unclosed(source, opening, closing);
        var content = standFirst ? default(TextSpan?) : new TextSpan(span.Start, quotes);
        return new TextExtent(true, closing - 1, content, indentation, span.Start + quotes + Quotes.Length);
    }

    private static TextExtent Unclosed(SourceText source, int opening, int limit)
    {
        var last = FirstEntry(source, opening, limit) - 1;
        while (last > opening && source.Line(last).Trim().Length == 0) last--;
        return new TextExtent(false, last, null, "", source.Lines.Span(last).End);
    }

    // The line before which an unclosed text must have ended; the limit itself if no line looks like an entry.
    private static int FirstEntry(SourceText source, int opening, int limit)
    {
        var outer = IndentationOf(source.Line(opening)).Length;
        for (var line = opening + 1; line < limit; line++)
        {
            var content = source.Line(line);
            if (IndentationOf(content).Length <= outer && Entry.IsMatch(content)) return line;
        }

        return limit;
    }

    private static bool IsIndentedLess(string line, string indentation) =>
        line.Trim().Length > 0 && !line.StartsWith(indentation, StringComparison.Ordinal);

    private static string IndentationOf(string line) => line.Substring(0, line.Length - line.TrimStart().Length);
}
