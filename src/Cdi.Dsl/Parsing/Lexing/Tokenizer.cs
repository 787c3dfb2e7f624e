using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Parsing.Lexing;

/// <summary>Splits a file into tokens; never fails, whatever the file holds.</summary>
/// <remarks>
/// The grammar runs over tokens and not over characters: Sprache allocates per step, line ends have to vanish inside
/// brackets, and a text that is never closed must not swallow the rest of the file.
/// </remarks>
internal sealed partial class Tokenizer
{
    private readonly SourceText source;
    private readonly string text;
    private readonly List<Token> tokens = [];
    private readonly List<CommentSyntax> comments = [];
    private readonly List<Diagnostic> diagnostics = [];
    private int at;

    private Tokenizer(SourceText source)
    {
        this.source = source;
        text = source.Text;
    }

    /// <summary>The tokens of <paramref name="source"/>, brackets and braces paired.</summary>
    public static TokenizedFile Read(SourceText source)
    {
        var tokenizer = new Tokenizer(source);
        if (source.Text.Length > StudyLimits.File) return tokenizer.TooLarge();
        while (tokenizer.at < source.Text.Length) tokenizer.ReadNext();
        tokenizer.Add(TokenKind.End, "", source.Text.Length);
        var single = new SurplusBraces(source, tokenizer.diagnostics).Mend(tokenizer.tokens);
        var braces = MissingBraces.Insert(source, single, tokenizer.diagnostics);
        var brackets = Brackets.FreeLineEnds(source, braces, tokenizer.diagnostics);
        var bounded = Limits.Apply(source, brackets, tokenizer.diagnostics);
        return new TokenizedFile(bounded, tokenizer.comments, tokenizer.diagnostics);
    }

    private TokenizedFile TooLarge()
    {
        at = text.Length;
        diagnostics.Add(SyntaxDiagnostics.FileTooLarge(Place(StudyLimits.File, text.Length), text.Length));
        Add(TokenKind.End, "", text.Length);
        return new TokenizedFile(tokens, comments, diagnostics);
    }

    private char Current => text[at];

    private bool StartsWith(string value) => string.CompareOrdinal(text, at, value, 0, value.Length) == 0;

    private void ReadNext()
    {
        if (Current is ' ' or '\t' || (Current == '\ufeff' && at == 0)) at++;
        else if (Current is '\r' or '\n') ReadLineEnd();
        else if (StartsWith("//")) ReadComment();
        else if (StartsWith("\"\"\"")) ReadText();
        else if (Current == '"') ReadString();
        else if (Current == '`') ReadQuoted();
        else if (IsDigit(Current) || (Current == '.' && at + 1 < text.Length && IsDigit(text[at + 1]))) ReadNumber();
        else if (char.IsLetter(Current) || Current == '_') ReadName();
        else ReadSign();
    }

    private void ReadLineEnd()
    {
        if (ReadUnopenedText()) return;
        var start = at;
        at += StartsWith("\r\n") ? 2 : 1;
        var follows = tokens.Count > 0 && tokens[tokens.Count - 1].Kind != TokenKind.Newline;
        if (follows) Add(TokenKind.Newline, "", start);
    }

    private void ReadComment()
    {
        var start = at;
        at = LineEnd(at);
        var slashes = text.Substring(start, at - start).TakeWhile(unit => unit == '/').Count();
        if (slashes == 3) AddDocumentation(start);
        else comments.Add(new CommentSyntax(text.Substring(start + 2, at - start - 2).Trim(), !IsFirstOnLine(start), TextSpan.FromBounds(start, at)));
    }

    private void AddDocumentation(int start)
    {
        var line = text.Substring(start + 3, at - start - 3).TrimEnd();
        Add(TokenKind.Documentation, line.StartsWith(" ", StringComparison.Ordinal) ? line.Substring(1) : line, start);
    }

    private void ReadNumber()
    {
        var start = at;
        SkipDigits();
        if (at + 1 < text.Length && Current == '.' && IsDigit(text[at + 1]))
        {
            at++;
            SkipDigits();
        }

        var exponent = at + 1 < text.Length && Current is 'e' or 'E' ? at + 1 : text.Length;
        if (exponent < text.Length && text[exponent] is '+' or '-') exponent++;
        if (exponent < text.Length && IsDigit(text[exponent]))
        {
            at = exponent;
            SkipDigits();
        }

        Add(TokenKind.Number, text.Substring(start, at - start), start);
    }

    private void ReadName()
    {
        var start = at;
        while (at < text.Length && (char.IsLetterOrDigit(Current) || Current == '_')) at++;
        SkipDottedPart(text.Substring(start, at - start));
        Add(TokenKind.Name, Bounded(start, text.Substring(start, at - start), StudyLimits.Name), start);
    }

    // R's names with a point: any other name that has one stands between backticks.
    private void SkipDottedPart(string name)
    {
        var end = at + 1;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_')) end++;
        if (at < text.Length && Current == '.' && DottedNames.Has(name + text.Substring(at, end - at))) at = end;
    }

    // A longer name is cut, so that nothing behind has to carry it.
    private string Bounded(int start, string name, int longest)
    {
        if (name.Length <= longest) return name;
        diagnostics.Add(SyntaxDiagnostics.NameTooLong(Place(start, at), name.Substring(0, 20) + "…", name.Length, longest));
        return name.Substring(0, longest);
    }

    private void ReadSign()
    {
        var start = at;
        var sign = Signs.All.First(candidate => StartsWith(candidate.Text) || candidate.Text.Length == 0);
        var pair = sign.Text.Length == 0 && char.IsHighSurrogate(Current) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);
        at += sign.Text.Length > 0 ? sign.Text.Length : pair ? 2 : 1;
        Add(sign.Kind, text.Substring(start, at - start), start);
    }

    private void SkipDigits()
    {
        while (at < text.Length && IsDigit(Current)) at++;
    }

    private static bool IsDigit(char unit) => unit is >= '0' and <= '9';

    private bool IsFirstOnLine(int offset)
    {
        var line = source.Lines.Span(source.Lines.Position(offset).Line);
        return text.Substring(line.Start, offset - line.Start).Trim().Length == 0;
    }

    private int LineEnd(int offset)
    {
        var end = text.IndexOfAny(['\r', '\n'], offset);
        return end < 0 ? text.Length : end;
    }

    private void Add(TokenKind kind, string value, int start) => tokens.Add(new Token(kind, value, TextSpan.FromBounds(start, at)));

    private Place Place(int start, int end) => source.At(TextSpan.FromBounds(start, end));
}
