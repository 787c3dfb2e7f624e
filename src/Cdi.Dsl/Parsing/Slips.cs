using System.Globalization;
using Cdi.Dsl.Parsing.Lexing;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Parsing;

/// <summary>Mistakes that only the words around a token explain: a decimal comma, a map the wrong way round, a brace too many.</summary>
/// <param name="source">The file.</param>
/// <param name="tokens">Its tokens.</param>
internal sealed class Slips(SourceText source, IReadOnlyList<Token> tokens)
{
    private readonly Dictionary<TextSpan, int> positions = Positions(tokens);
    private readonly bool hasLonelyBrace = HasLonelyBrace(tokens);

    /// <summary>What is wrong where a token fits no rule.</summary>
    /// <param name="expected">What is needed there.</param>
    /// <param name="unexpected">The token.</param>
    public Slip At(string expected, TextSpan unexpected)
    {
        var at = positions[unexpected];
        var found = tokens[at];
        return Known(expected, at) ?? new Slip(unexpected, expected, found.Description, Remedy.For(expected, found));
    }

    private static Dictionary<TextSpan, int> Positions(IReadOnlyList<Token> tokens)
    {
        var positions = new Dictionary<TextSpan, int>();
        for (var i = 0; i < tokens.Count; i++) positions[tokens[i].Span] = i;
        return positions;
    }

    private Token Behind(int at, int steps) => tokens[Math.Max(0, at - steps)];

    private Slip? Known(string expected, int at) => DecimalComma(expected, at) ?? MapToCell(expected, at) ?? PlusPlus(at) ?? Negation(at)
        ?? BraceTooMany(expected, at);

    // 0,05 and 5,480
    private Slip? DecimalComma(string expected, int at)
    {
        var comma = tokens[at].Kind == TokenKind.Comma ? at : at - 1;
        if (comma < 1 || comma + 1 >= tokens.Count || tokens[comma].Kind != TokenKind.Comma) return null;
        var (whole, rest) = (tokens[comma - 1], tokens[comma + 1]);
        if (whole.Kind != TokenKind.Number || rest.Kind != TokenKind.Number || rest.Value.Contains('.') || whole.Value.Contains('.')) return null;
        var written = $"`{whole.Value},{rest.Value}`";
        var isThousands = rest.Value.Length == 3 && whole.Value.Length <= 3 && !whole.Value.StartsWith("0", StringComparison.Ordinal);
        return new Slip(TextSpan.Cover(whole.Span, rest.Span), Number(expected), written, isThousands
            ? $"Numbers have a decimal point and no thousands separator: `{whole.Value}{rest.Value}` or `{whole.Value}.{rest.Value}`."
            : $"Numbers have a decimal point: `{whole.Value}.{rest.Value}`.");
    }

    private static string Number(string expected) => expected is "a name" or "the end of the line" or "`,` or `)`" or "`,` or `]`" or "`{`" ? "a number"
        : expected;

    // where { yes = 1 }
    private Slip? MapToCell(string expected, int at)
    {
        if (expected != "an option" || tokens[at].Kind is not (TokenKind.Number or TokenKind.String)) return null;
        var (cell, option) = (Behind(at, 2), tokens[at]);
        return new Slip(option.Span, "an option", option.Description, option.Kind == TokenKind.Number && cell.Kind is TokenKind.Name or TokenKind.Quoted
            ? $"The cell of the file stands first, its option behind it: `{option.Value} = {Shown(cell)}`."
            : "An option is named by its key, without quotes: `where { cell = option }`.");
    }

    private static string Shown(Token name) => name.Kind == TokenKind.Quoted ? $"`` `{name.Value}` ``" : name.Value;

    // ppi++
    private Slip? PlusPlus(int at) => tokens[at].Kind is TokenKind.Plus or TokenKind.Newline or TokenKind.Comma or TokenKind.CloseBracket
        && Behind(at, 1).Kind == TokenKind.Plus && BeforeSigns(at) is { Kind: TokenKind.Name } name
            && name.Value.Equals("ppi", StringComparison.OrdinalIgnoreCase)
        ? new Slip(TextSpan.Cover(name.Span, Behind(at, 1).Span), "a method",
            $"`{source.Slice(TextSpan.Cover(name.Span, tokens[at].Kind == TokenKind.Plus ? tokens[at].Span : Behind(at, 1).Span))}`",
            "PPI++ is written `ppi_tuned`.")
        : null;

    private Token BeforeSigns(int at)
    {
        var before = at - 1;
        while (before > 0 && tokens[before].Kind == TokenKind.Plus) before--;
        return tokens[Math.Max(0, before)];
    }

    // expect not coverage >= 0.9
    private Slip? Negation(int at) => Behind(at, 1) is { Kind: TokenKind.Name, Value: "not" } word && tokens[at].Kind is TokenKind.Name or TokenKind.Quoted
        or TokenKind.OpenParenthesis
        ? new Slip(word.Span, "a condition without negation", "`not`", "Turn the comparison round, `a <= 1` for `not a >= 1`.")
        : null;

    // } before the last setting of a block, and one more behind it
    private Slip? BraceTooMany(string expected, int at)
    {
        if (expected is not ("a block or an import" or "a block behind its documentation") || !hasLonelyBrace) return null;
        if (tokens[at].Kind == TokenKind.CloseBrace) return new Slip(tokens[at].Span, expected, "`}`", "It closes nothing: remove it.");
        var brace = at - 1;
        while (brace > 0 && tokens[brace].Kind is TokenKind.Newline or TokenKind.Documentation) brace--;
        if (tokens[brace].Kind != TokenKind.CloseBrace) return null;
        var line = source.Lines.Position(tokens[brace].Span.Start).Line.ToString(CultureInfo.InvariantCulture);
        return new Slip(tokens[brace].Span, expected, $"{tokens[at].Description} behind the closing brace at line {line}",
            $"The brace at line {line} is one too many: remove it.");
    }

    private static bool HasLonelyBrace(IReadOnlyList<Token> tokens)
    {
        var depth = 0;
        foreach (var token in tokens)
        {
            depth += token.Kind switch { TokenKind.OpenBrace => 1, TokenKind.CloseBrace => -1, _ => 0 };
            if (depth < 0) return true;
        }

        return false;
    }
}
