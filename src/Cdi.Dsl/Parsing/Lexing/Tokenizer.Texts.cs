using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Parsing.Lexing;

internal sealed partial class Tokenizer
{
    private const string Quotes = "\"\"\"";

    // TEXT = '"""' content '"""' on one line, or '"""' NL { LINE NL } INDENTATION '"""'
    private void ReadText()
    {
        var start = at;
        var behind = start + Quotes.Length;
        var sameLine = text.IndexOf(Quotes, behind, LineEnd(start) - behind, StringComparison.Ordinal);
        if (sameLine >= 0) AddText(start, [TextSpan.FromBounds(behind, sameLine)], sameLine + Quotes.Length);
        else ReadLines(start, TextExtent.Find(source, source.Lines.Position(start).Line));
    }

    private void ReadLines(int start, TextExtent extent)
    {
        var firstLine = source.Lines.Position(start).Line;
        if (extent.IsClosed) RequireLineEnd(start + Quotes.Length);
        else
        {
            diagnostics.Add(SyntaxDiagnostics.NeverClosed(
                Place(start, start + Quotes.Length), "Text", firstLine, "Close it with `\"\"\"` on a line of its own, before the next setting."));
        }

        var lines = Enumerable.Range(firstLine + 1, extent.LastLine - firstLine)
            .Select(line => Dedented(source.Lines.Span(line), extent.Indentation))
            .ToList();
        if (extent.ContentBeforeQuotes is { } content)
        {
            ReportQuotes(content.End);
            lines.Add(Dedented(content, extent.Indentation));
        }

        AddText(start, lines, extent.End);
    }

    // A setting without a value, whose lines below end in quotes that close nothing: the opening quotes were lost.
    private bool ReadUnopenedText()
    {
        if (tokens.Count == 0 || tokens[tokens.Count - 1].Kind != TokenKind.Equal) return false;
        var opening = source.Lines.Position(at).Line;
        for (var line = opening + 1; line <= source.Lines.Count; line++)
        {
            var content = source.Line(line);
            if (content.Trim() is "}") return false;
            var quotes = content.IndexOf(Quotes, StringComparison.Ordinal);
            if (quotes < 0) continue;
            if (content.Trim() != Quotes || line == opening + 1) return false;
            diagnostics.Add(SyntaxDiagnostics.Expected(
                Place(at, at), "`\"\"\"` behind `=`", "the end of the line", "A text of several lines is opened by `\"\"\"` on the line of its setting."));
            var lines = Enumerable.Range(opening + 1, line - opening - 1).Select(
                inner => Dedented(source.Lines.Span(inner), content.Substring(0, quotes))).ToList();
            AddText(at, lines, source.Lines.Span(line).Start + quotes + Quotes.Length);
            return true;
        }

        return false;
    }

    private void RequireLineEnd(int behind)
    {
        var end = LineEnd(behind);
        var rest = text.Substring(behind, end - behind);
        if (rest.Trim().Length == 0) return;
        var first = end - rest.TrimStart().Length;
        diagnostics.Add(SyntaxDiagnostics.Expected(
            Place(first, end), "the end of the line after `\"\"\"`", "more words", "A text of several lines begins on the line after its quotes."));
    }

    private void ReportQuotes(int quotes) => diagnostics.Add(SyntaxDiagnostics.Expected(
        Place(quotes, quotes + Quotes.Length), "the closing `\"\"\"` on a line of its own", "words before it",
            "Move the quotes to the next line; that line end is not part of the text."));

    private TextSpan Dedented(TextSpan line, string indentation)
    {
        var kept = 0;
        while (kept < indentation.Length && kept < line.Length && text[line.Start + kept] == indentation[kept]) kept++;
        var content = TextSpan.FromBounds(line.Start + kept, line.End);
        if (kept < indentation.Length && source.Slice(content).Trim().Length > 0) ReportIndentation(content);
        return content;
    }

    private void ReportIndentation(TextSpan content) => diagnostics.Add(SyntaxDiagnostics.Expected(
        source.At(content), "the indentation of the closing `\"\"\"`", "less",
            "Indent the line as far as the closing quotes, or move the quotes to the left."));

    private void AddText(int start, IReadOnlyList<TextSpan> lines, int end)
    {
        at = end;
        var span = TextSpan.FromBounds(start, end);
        var content = new TextSyntax(TextParts.Read(source, lines, diagnostics), span);
        tokens.Add(new Token(TokenKind.Text, "", span) { Text = content });
    }
}
