using System.Globalization;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Parsing.Lexing;

/// <summary>Bounds nesting and length, because parser, binder and printers recurse over the tree.</summary>
internal sealed class Limits
{
    private const int Depth = StudyLimits.Depth;
    private const int Operators = StudyLimits.Operators;

    private readonly SourceText source;
    private readonly List<Diagnostic> diagnostics;
    private int brackets;
    private int braces;
    private int operators;
    private bool reported;

    private Limits(SourceText source, List<Diagnostic> diagnostics)
    {
        this.source = source;
        this.diagnostics = diagnostics;
    }

    /// <summary>The tokens, those beyond a limit made unknown; reports CDI1001 once per entry.</summary>
    public static IReadOnlyList<Token> Apply(SourceText source, IReadOnlyList<Token> tokens, List<Diagnostic> diagnostics)
    {
        var limits = new Limits(source, diagnostics);
        return tokens.Select(limits.Bounded).ToArray();
    }

    private Token Bounded(Token token)
    {
        switch (token.Kind)
        {
            case TokenKind.OpenParenthesis or TokenKind.OpenBracket:
                return ++brackets > Depth ? Unknown(token, Depth, "nested brackets") : token;
            case TokenKind.CloseParenthesis or TokenKind.CloseBracket:
                brackets = Math.Max(0, brackets - 1);
                return brackets >= Depth ? Unknown(token, Depth, "nested brackets") : token;
            case TokenKind.OpenBrace:
                BeginEntry();
                return ++braces > Depth ? Unknown(token, Depth, "nested braces") : token;
            case TokenKind.CloseBrace:
                BeginEntry();
                braces = Math.Max(0, braces - 1);
                return braces >= Depth ? Unknown(token, Depth, "nested braces") : token;
            case TokenKind.Newline:
                BeginEntry();
                return token;
            default:
                return IsOperator(token) && ++operators > Operators ? Unknown(token, Operators, "operators in one entry") : token;
        }
    }

    private void BeginEntry()
    {
        brackets = 0;
        operators = 0;
        reported = false;
    }

    private Token Unknown(Token token, int limit, string what)
    {
        var number = limit.ToString(CultureInfo.InvariantCulture);
        if (!reported)
            diagnostics.Add(SyntaxDiagnostics.Expected(source.At(token.Span), $"at most {number} {what}", "one more", "Split the entry, or name its parts."));
        reported = true;
        return token with { Kind = TokenKind.Unknown };
    }

    private static bool IsOperator(Token token) => token.Kind switch
    {
        TokenKind.Plus or TokenKind.Minus or TokenKind.Star or TokenKind.Slash or TokenKind.Caret or TokenKind.In or TokenKind.Tilde or TokenKind.Colon
            or TokenKind.Ampersand or TokenKind.Bar => true,
        TokenKind.Name => token.Value is "and" or "or",
        _ => false,
    };
}
