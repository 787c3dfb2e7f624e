using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Parsing.Lexing;

/// <summary>Puts empty closing braces where an author forgot them, so that the blocks behind are read as what they are.</summary>
/// <remarks>
/// A file with as many closing as opening braces is left alone, however it is laid out. In any other file layout
/// tells where a brace is missing: before a block that begins in column 1, before a closing brace that is indented
/// like an outer block, and at the end.
/// </remarks>
internal sealed class MissingBraces
{
    private readonly SourceText source;
    private readonly IReadOnlyList<Token> tokens;
    private readonly List<Diagnostic> diagnostics;
    private readonly List<Token> result;
    private readonly Stack<Opening> open = new();
    private readonly HashSet<int> reportedLines = [];

    private MissingBraces(SourceText source, IReadOnlyList<Token> tokens, List<Diagnostic> diagnostics)
    {
        this.source = source;
        this.tokens = tokens;
        this.diagnostics = diagnostics;
        result = new List<Token>(tokens.Count + 1);
    }

    /// <summary>The tokens with every opening brace closed; reports CDI1002 for each line with a brace it had to close.</summary>
    public static IReadOnlyList<Token> Insert(SourceText source, IReadOnlyList<Token> tokens, List<Diagnostic> diagnostics) =>
        OpenBraces(tokens) == 0 ? tokens : new MissingBraces(source, tokens, diagnostics).Insert();

    private static int OpenBraces(IReadOnlyList<Token> tokens)
    {
        var depth = 0;
        foreach (var token in tokens)
        {
            if (token.Kind == TokenKind.OpenBrace) depth++;
            else if (token.Kind == TokenKind.CloseBrace && depth > 0) depth--;
        }

        return depth;
    }

    private IReadOnlyList<Token> Insert()
    {
        var lineStart = 0;
        var indented = IsIndented();
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            var first = i == 0 || tokens[i - 1].Kind == TokenKind.Newline;
            if (first) lineStart = i;
            if (token.Kind == TokenKind.End) CloseWhile(_ => true, token);
            else if (first && token.Kind == TokenKind.CloseBrace) CloseInner(token);
            else if (token.Kind == TokenKind.Newline && IsMapOfOneLine(i)) CloseWhile(opening => opening == open.Peek() && IsMapOfOneLine(i), token);
            else if (first && indented && Column(token) == 1 && BeginsItem(i)) CloseWhile(_ => true, token);
            if (token.Kind == TokenKind.OpenBrace) open.Push(new Opening(token, tokens[lineStart], Column(tokens[lineStart])));
            else if (token.Kind == TokenKind.CloseBrace && open.Count > 0) open.Pop();
            result.Add(token);
        }

        return result;
    }

    // where { 1 = A, 0 = B
    private bool IsMapOfOneLine(int lineEnd)
    {
        if (open.Count == 0 || tokens[lineEnd - 1].Kind is TokenKind.OpenBrace or TokenKind.Comma) return false;
        var brace = open.Peek().Brace;
        for (var i = lineEnd - 1; i > 0 && tokens[i].Kind != TokenKind.Newline; i--)
        {
            if (tokens[i] == brace) return tokens[i - 1] is { Kind: TokenKind.Name, Value: "where" };
        }

        return false;
    }

    private void CloseInner(Token brace)
    {
        if (open.Count == 0) return;
        var column = Column(brace);
        if (open.Peek().Column > column && open.Any(opening => opening.Column == column)) CloseWhile(opening => opening.Column > column, brace);
    }

    private void CloseWhile(Func<Opening, bool> isMissing, Token next)
    {
        while (open.Count > 0 && isMissing(open.Peek()))
        {
            Report(open.Pop(), next);
            // Documentation in between belongs to what follows.
            var index = result.FindLastIndex(token => token.Kind is not (TokenKind.Newline or TokenKind.Documentation));
            result.Insert(index + 1, new Token(TokenKind.CloseBrace, "", new TextSpan(result[index].Span.End, 0)));
        }
    }

    private void Report(Opening opening, Token next)
    {
        var line = source.Lines.Position(opening.Brace.Span.Start).Line;
        if (!reportedLines.Add(line)) return;
        var header = source.Slice(TextSpan.FromBounds(opening.First.Span.Start, opening.Brace.Span.Start)).TrimEnd();
        var what = header.Length == 0 || header.Contains('=') ? "Brace" : $"Block `{header}`";
        var where = next.Kind == TokenKind.Newline ? "on its line" : next.Kind == TokenKind.End ? "at the end of the file"
            : $"before line {source.Lines.Position(next.Span.Start).Line}";
        diagnostics.Add(SyntaxDiagnostics.NeverClosed(source.At(opening.Brace.Span), what, line, $"Close it with `}}` {where}."));
    }

    private bool BeginsItem(int index) =>
        tokens[index] is { Kind: TokenKind.Name, Value: "import" } ? tokens[index + 1].Kind == TokenKind.OpenBrace : Lookahead.BeginsBlock(tokens, index);

    private bool IsIndented()
    {
        var depth = 0;
        for (var i = 1; i < tokens.Count; i++)
        {
            depth += tokens[i - 1].Kind switch { TokenKind.OpenBrace => 1, TokenKind.CloseBrace => -1, _ => 0 };
            if (depth > 0 && tokens[i - 1].Kind == TokenKind.Newline && Column(tokens[i]) > 1) return true;
        }

        return false;
    }

    private int Column(Token token) => source.Lines.Position(token.Span.Start).Column;

    private sealed record Opening(Token Brace, Token First, int Column);
}
