using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Parsing.Lexing;

/// <summary>Pairs parentheses and brackets: line ends between partners do not count.</summary>
internal static class Brackets
{
    /// <summary>The tokens without the line ends inside brackets; reports CDI1002 for a bracket without partner, once per line.</summary>
    /// <remarks>Partners never stand on different sides of a brace or of documentation, so one forgotten bracket spoils one entry.</remarks>
    public static IReadOnlyList<Token> FreeLineEnds(SourceText source, IReadOnlyList<Token> tokens, List<Diagnostic> diagnostics)
    {
        var partners = Partners(tokens, out var lonely);
        Report(source, lonely, diagnostics);
        var forgotten = lonely.ToDictionary(token => token.Span.Start);
        var result = new List<Token>(tokens.Count);
        var held = new HeldLineEnds(tokens);
        var freeUntil = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (partners.TryGetValue(i, out var partner)) freeUntil = Math.Max(freeUntil, partner);
            if (forgotten.ContainsKey(tokens[i].Span.Start)) freeUntil = Math.Max(freeUntil, held.LastBehind(i));
            if (tokens[i].Kind != TokenKind.Newline || i > freeUntil) result.Add(tokens[i]);
        }

        return result;
    }

    private static Dictionary<int, int> Partners(IReadOnlyList<Token> tokens, out List<Token> lonely)
    {
        var partners = new Dictionary<int, int>();
        var open = new Stack<int>();
        var opened = new Dictionary<TokenKind, int> { [TokenKind.OpenParenthesis] = 0, [TokenKind.OpenBracket] = 0 };
        var unpaired = new List<Token>();
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Kind is TokenKind.OpenParenthesis or TokenKind.OpenBracket)
            {
                open.Push(i);
                opened[token.Kind]++;
            }

            if (token.BoundsBrackets) PopUntil(TokenKind.End);
            if (Opener(token.Kind) is not { } opener || opened[opener] == 0) continue;
            PopUntil(opener);
            opened[opener]--;
            partners.Add(open.Pop(), i);
        }

        lonely = unpaired;
        return partners;

        void PopUntil(TokenKind opener)
        {
            while (open.Count > 0 && tokens[open.Peek()].Kind != opener)
            {
                opened[tokens[open.Peek()].Kind]--;
                unpaired.Add(tokens[open.Pop()]);
            }
        }
    }

    private static TokenKind? Opener(TokenKind kind) => kind switch
    {
        TokenKind.CloseParenthesis => TokenKind.OpenParenthesis,
        TokenKind.CloseBracket => TokenKind.OpenBracket,
        _ => null,
    };

    private static void Report(SourceText source, List<Token> lonely, List<Diagnostic> diagnostics)
    {
        var lines = lonely.OrderBy(token => token.Span.Start).GroupBy(token => source.Lines.Position(token.Span.Start).Line);
        foreach (var line in lines)
        {
            var token = line.First();
            var (what, close) = token.Kind == TokenKind.OpenBracket ? ("Bracket `[`", "]") : ("Parenthesis `(`", ")");
            diagnostics.Add(SyntaxDiagnostics.NeverClosed(source.At(token.Span), what, line.Key, $"Close it with `{close}`."));
        }
    }
}
