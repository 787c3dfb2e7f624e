using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Formatting;

/// <summary>The lines of a text between triple quotes as its author wrote them, without the indentation of the closing quotes.</summary>
internal static class TextLines
{
    private const int Quotes = 3;

    /// <summary>The lines of <paramref name="text"/>, holes and doubled braces left as they are.</summary>
    public static IEnumerable<string> Read(SourceText source, TextSyntax text)
    {
        var first = source.Lines.Position(text.Span.Start).Line;
        var last = source.Lines.Position(text.Span.End).Line;
        if (first == last)
        {
            var content = source.Text.Substring(text.Span.Start + Quotes, text.Span.Length - (2 * Quotes));
            return content.Length == 0 ? [] : [content];
        }

        var closing = source.Line(last);
        var indentation = closing.Substring(0, closing.Length - closing.TrimStart().Length);
        return Enumerable.Range(first + 1, last - first - 1).Select(line => Dedented(source.Line(line), indentation));
    }

    private static string Dedented(string line, string indentation)
    {
        var kept = 0;
        while (kept < indentation.Length && kept < line.Length && line[kept] == indentation[kept]) kept++;
        return line.Substring(kept);
    }
}
