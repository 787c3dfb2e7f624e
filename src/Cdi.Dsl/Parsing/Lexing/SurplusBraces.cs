using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Parsing.Lexing;

/// <summary>Takes out braces that stand there twice, and puts in opening braces that an author forgot, so that one brace is one diagnostic.</summary>
/// <remarks>A file with no more closing than opening braces is left alone, but for two opening braces side by side.</remarks>
/// <param name="source">The file.</param>
/// <param name="diagnostics">Receives one CDI1001 for each brace.</param>
internal sealed class SurplusBraces(SourceText source, List<Diagnostic> diagnostics)
{
    private const string BlockHint = "A block is written `kind name {`, with the brace on the same line.";

    private const string MapHint = "A map stands between braces: `where { cell = option }`.";

    /// <summary>The tokens, with at most as many closing as opening braces where the layout tells which are wrong.</summary>
    /// <param name="tokens">The tokens of the file, line ends included.</param>
    public IReadOnlyList<Token> Mend(IReadOnlyList<Token> tokens)
    {
        var result = Single(tokens, TokenKind.OpenBrace, int.MaxValue);
        var surplus = Surplus(result);
        if (surplus <= 0) return result;
        result = Single(result, TokenKind.CloseBrace, surplus);
        return Opened(result, Surplus(result));
    }

    private static int Surplus(IReadOnlyList<Token> tokens) =>
        tokens.Count(token => token.Kind == TokenKind.CloseBrace) - tokens.Count(token => token.Kind == TokenKind.OpenBrace);

    // {{ and }}
    private List<Token> Single(IReadOnlyList<Token> tokens, TokenKind brace, int most)
    {
        var result = new List<Token>(tokens.Count);
        foreach (var token in tokens)
        {
            var isDouble = token.Kind == brace && result.Count > 0 && result[result.Count - 1] is var last && last.Kind == brace
                && last.Span.End == token.Span.Start;
            if (!isDouble || most-- <= 0)
            {
                result.Add(token);
                continue;
            }

            diagnostics.Add(SyntaxDiagnostics.Expected(source.At(token.Span), $"one `{token.Value}`", "two", "Remove one of the two braces."));
        }

        return result;
    }

    private List<Token> Opened(List<Token> tokens, int missing)
    {
        var result = new List<Token>(tokens.Count + 1);
        for (var start = 0; start < tokens.Count;)
        {
            var end = start;
            while (end < tokens.Count - 1 && tokens[end].Kind != TokenKind.Newline) end++;
            var before = missing > 0 ? PlaceOfBrace(tokens, start, end) : -1;
            for (; start <= end; start++)
            {
                if (start == before)
                {
                    missing--;
                    result.Add(Brace(tokens, before));
                }

                result.Add(tokens[start]);
            }
        }

        return result;
    }

    private Token Brace(List<Token> tokens, int before)
    {
        var place = new TextSpan(tokens[before - 1].Span.End, 0);
        diagnostics.Add(SyntaxDiagnostics.Expected(
            source.At(place), "`{`", tokens[before].Description, tokens[before - 1].Value == "where" ? MapHint : BlockHint));
        return new Token(TokenKind.OpenBrace, "", place);
    }

    // The token of the line before which a brace is missing; -1 where none is.
    private static int PlaceOfBrace(List<Token> tokens, int start, int end)
    {
        var words = tokens.GetRange(start, end - start);
        if (words.Exists(token => token.Kind == TokenKind.OpenBrace)) return -1;
        var where = words.FindIndex(token => token is { Kind: TokenKind.Name, Value: "where" or "import" });
        if (where >= 0 && (where == words.Count - 1 || words.Exists(token => token.Kind == TokenKind.CloseBrace))) return start + where + 1;
        var isHeader = words.Count > 0 && IsBlock(words[0])
            && words.TrueForAll(token => token.Kind is TokenKind.Name or TokenKind.Quoted or TokenKind.Number or TokenKind.DotDot or TokenKind.Minus)
            && (end + 1 >= tokens.Count || tokens[end + 1].Kind != TokenKind.OpenBrace);
        return isHeader ? end : -1;
    }

    private static bool IsBlock(Token word) => word.Kind == TokenKind.Name && (Blocks.Find(word.Value) is not null || word.Value == "recorded");
}
