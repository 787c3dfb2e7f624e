namespace Cdi.Dsl.Parsing.Lexing;

/// <summary>Decides from the first tokens of a line which rule it was meant for.</summary>
internal static class Lookahead
{
    /// <summary>Whether a block begins here: a name, and a brace on the line with no equals sign, colon or map before it.</summary>
    /// <remarks>A brace alone on the next line counts, so that one diagnostic says where it belongs.</remarks>
    public static bool BeginsBlock(IReadOnlyList<Token> tokens, int index)
    {
        if (tokens[index].Kind != TokenKind.Name) return false;
        if (tokens[index + 1].Kind is TokenKind.Equal or TokenKind.Colon) return false;
        var at = index + 1;
        while (tokens[at].Kind is not (TokenKind.OpenBrace or TokenKind.Equal) && !tokens[at].EndsEntry)
        {
            // A map, or an equals sign of another language.
            if (tokens[at] is { Kind: TokenKind.Name, Value: "where" } or { Kind: TokenKind.Unknown, Value.Length: > 1 }) return false;
            at++;
        }

        if (tokens[at].Kind == TokenKind.Newline && tokens[at + 1].Kind == TokenKind.OpenBrace) return true;
        return tokens[at].Kind == TokenKind.OpenBrace;
    }
}
