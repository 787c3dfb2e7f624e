using System.Text;
using System.Text.RegularExpressions;
using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Parsing.Lexing;

/// <summary>Splits the content of a text into literal stretches and holes.</summary>
internal sealed class TextParts
{
    private static readonly Regex Hole = new(
        @"\G\{\s*(?:(?<name>[\p{L}_][\p{L}\p{Nd}_]*)|`(?<quoted>[^`\r\n]+)`)\s*(?::(?<format>[^{}\r\n]+))?\}", RegexOptions.CultureInvariant);

    private readonly SourceText source;
    private readonly List<Diagnostic> diagnostics;
    private readonly List<TextPartSyntax> parts = [];
    private readonly StringBuilder literal = new();
    private int literalStart;

    private TextParts(SourceText source, List<Diagnostic> diagnostics)
    {
        this.source = source;
        this.diagnostics = diagnostics;
    }

    /// <summary>The parts of a text.</summary>
    /// <param name="source">The file.</param>
    /// <param name="lines">The lines of the text without their indentation and line ends.</param>
    /// <param name="diagnostics">Receives CDI1001 for a brace that opens no hole.</param>
    public static EquatableArray<TextPartSyntax> Read(SourceText source, IReadOnlyList<TextSpan> lines, List<Diagnostic> diagnostics)
    {
        var reader = new TextParts(source, diagnostics);
        for (var i = 0; i < lines.Count; i++)
        {
            if (i > 0) reader.AddLiteral("\n", lines[i - 1].End);
            reader.ReadLine(lines[i]);
        }

        if (lines.Count > 0) reader.CloseLiteral(lines[lines.Count - 1].End);
        return reader.parts.ToEquatableArray();
    }

    private void ReadLine(TextSpan line)
    {
        for (var at = line.Start; at < line.End;)
        {
            var unit = source.Text[at];
            var doubled = unit is '{' or '}' && at + 1 < line.End && source.Text[at + 1] == unit;
            if (unit == '{' && !doubled) at = ReadHole(at, line.End);
            else
            {
                AddLiteral(unit.ToString(), at);
                at += doubled ? 2 : 1;
            }
        }
    }

    private int ReadHole(int at, int lineEnd)
    {
        var match = Hole.Match(source.Text, at, lineEnd - at);
        if (!match.Success) return ReportHole(at, lineEnd);
        CloseLiteral(at);
        var quoted = match.Groups["quoted"];
        var name = quoted.Success ? quoted : match.Groups["name"];
        var format = match.Groups["format"];
        var nameSpan = quoted.Success ? new TextSpan(quoted.Index - 1, quoted.Length + 2) : new TextSpan(name.Index, name.Length);
        parts.Add(new HoleSyntax(
            new NameSyntax(name.Value, quoted.Success, nameSpan), format.Success ? format.Value.Trim() : null, new TextSpan(at, match.Length)));
        return at + match.Length;
    }

    private int ReportHole(int at, int lineEnd)
    {
        var close = source.Text.IndexOf('}', at, lineEnd - at);
        var end = close < 0 ? lineEnd : close + 1;
        diagnostics.Add(SyntaxDiagnostics.Expected(
            source.At(TextSpan.FromBounds(at, end)),
            "a name between the braces",
            close < 0 ? "no closing brace on the line" : $"`{source.Text.Substring(at, end - at)}`",
            "A hole holds one name, with a format where it is a number: `{year:0}`. A brace itself is written `{{`."));
        AddLiteral(source.Text.Substring(at, end - at), at);
        return end;
    }

    private void AddLiteral(string value, int start)
    {
        if (literal.Length == 0) literalStart = start;
        literal.Append(value);
    }

    private void CloseLiteral(int end)
    {
        if (literal.Length == 0) return;
        parts.Add(new LiteralSyntax(literal.ToString(), TextSpan.FromBounds(literalStart, end)));
        literal.Clear();
    }
}
