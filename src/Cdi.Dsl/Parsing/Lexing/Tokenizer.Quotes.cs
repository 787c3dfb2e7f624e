using System.Text;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Parsing.Lexing;

internal sealed partial class Tokenizer
{
    // STRING = '"' { character | '\"' | '\\' | '\n' | '\t' } '"'
    private void ReadString()
    {
        var start = at++;
        var end = LineEnd(start);
        var value = new StringBuilder();
        while (at < end && Current != '"')
        {
            if (Current == '\\') ReadEscape(value, end);
            else value.Append(text[at++]);
        }

        if (at < end)
        {
            at++;
            Add(TokenKind.String, value.ToString(), start);
            return;
        }

        if (BehindQuoteBelow(end) is { } behind)
        {
            diagnostics.Add(SyntaxDiagnostics.Expected(
                Place(start, end), "`\"` on the same line", "the end of the line",
                    "A text of several lines stands between `\"\"\"`, which open it on the line of its setting and close it on a line of their own."));
            at = behind;
            Add(TokenKind.String, value.ToString(), start);
            return;
        }

        if (IsLast(start, '"'))
        {
            diagnostics.Add(SyntaxDiagnostics.Expected(Place(start, start + 1), "a string between two `\"`", "the closing one only",
                "Open it with `\"` as well."));
            Add(TokenKind.String, "", start);
            return;
        }

        CloseUnclosed(start, "String", "Close it with `\"` on the same line; a text of several lines stands between `\"\"\"`.");
        Add(TokenKind.String, text.Substring(start + 1, at - start - 1), start);
    }

    // Quotes with a word directly before them and nothing but the line's end, a separator or a map behind them close something.
    private bool IsLast(int quote, char sign)
    {
        if (quote == 0 || !(char.IsLetterOrDigit(text[quote - 1]) || text[quote - 1] is '_' or '.' or '/')) return false;
        at = quote + 1;
        return text.IndexOf(sign, at, LineEnd(at) - at) < 0;
    }

    // Where a string goes on below its line: nothing between the line end and its closing quote looks like another entry.
    private int? BehindQuoteBelow(int lineEnd)
    {
        var quote = text.IndexOfAny(['"', '=', '{', '}', '#'], lineEnd);
        if (quote < 0 || text[quote] != '"') return null;
        return quote + 1 == text.Length || ")]}, \t\r\n".IndexOf(text[quote + 1]) >= 0 ? quote + 1 : null;
    }

    private void ReadEscape(StringBuilder value, int end)
    {
        var escaped = at + 1 < end ? text[at + 1] : ' ';
        var position = "\"\\nt".IndexOf(escaped);
        if (position < 0)
        {
            diagnostics.Add(SyntaxDiagnostics.Expected(
                Place(at, at + 1), "`\\\"`, `\\\\`, `\\n` or `\\t` in a string", "a lone `\\`",
                    "Double it: `\\\\` is a backslash. Paths are written with `/`."));
            at++;
            return;
        }

        value.Append("\"\\\n\t"[position]);
        at += 2;
    }

    // QUOTED = "`" character { character } "`"
    private void ReadQuoted()
    {
        var start = at;
        var end = LineEnd(start);
        var close = text.IndexOf('`', start + 1, end - start - 1);
        at = close < 0 ? end : close + 1;
        if (close < 0 && IsLast(start, '`'))
        {
            diagnostics.Add(SyntaxDiagnostics.Expected(Place(start, start + 1), "a name between two backticks", "the closing one only",
                "Open it with a backtick as well."));
            at = start + 1;
        }
        else if (close < 0)
        {
            CloseUnclosed(start, "Name", "Close it with a backtick on the same line.");
        }

        var value = text.Substring(start + 1, Math.Max(start + 1, close < 0 ? at : close) - start - 1);
        if (close >= 0 && value.Trim().Length == 0)
        {
            diagnostics.Add(SyntaxDiagnostics.Expected(Place(start, at), "a name between the backticks", "nothing",
                "Write the name as it stands in the file."));
        }

        Add(TokenKind.Quoted, Bounded(start, value, StudyLimits.QuotedName), start);
    }

    // Brackets and commas at the end of the line belong to what stands around the quotes.
    private void CloseUnclosed(int start, string what, string hint)
    {
        at = LineEnd(start);
        var map = text.IndexOf(" where ", start, at - start, StringComparison.Ordinal);
        if (map >= 0) at = map;
        while (at > start + 1 && ")]}, \t".IndexOf(text[at - 1]) >= 0) at--;
        diagnostics.Add(SyntaxDiagnostics.NeverClosed(Place(start, start + 1), what, source.Lines.Position(start).Line, hint));
    }
}
