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

        CloseUnclosed(start, "String", "Close it with `\"` on the same line; a text of several lines stands between `\"\"\"`.");
        Add(TokenKind.String, text.Substring(start + 1, at - start - 1), start);
    }

    private void ReadEscape(StringBuilder value, int end)
    {
        var escaped = at + 1 < end ? text[at + 1] : ' ';
        var position = "\"\\nt".IndexOf(escaped);
        if (position < 0)
        {
            diagnostics.Add(SyntaxDiagnostics.Expected(
                Place(at, at + 1), "`\\\"`, `\\\\`, `\\n` or `\\t` in a string", "a lone `\\`", "Double it: `\\\\` is a backslash. Paths are written with `/`."));
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
        if (close < 0) CloseUnclosed(start, "Name", "Close it with a backtick on the same line.");
        var value = text.Substring(start + 1, Math.Max(start + 1, close < 0 ? at : close) - start - 1);
        if (close >= 0 && value.Trim().Length == 0)
        {
            diagnostics.Add(SyntaxDiagnostics.Expected(Place(start, at), "a name between the backticks", "nothing", "Write the name as it stands in the file."));
        }

        Add(TokenKind.Quoted, value, start);
    }

    // Brackets and commas at the end of the line belong to what stands around the quotes.
    private void CloseUnclosed(int start, string what, string hint)
    {
        at = LineEnd(start);
        while (at > start + 1 && ")]}, \t".IndexOf(text[at - 1]) >= 0) at--;
        diagnostics.Add(SyntaxDiagnostics.NeverClosed(Place(start, start + 1), what, source.Lines.Position(start).Line, hint));
    }
}
