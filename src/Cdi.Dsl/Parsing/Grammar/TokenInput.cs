using Cdi.Dsl.Parsing.Lexing;
using Cdi.Dsl.Text;
using Sprache;

namespace Cdi.Dsl.Parsing.Grammar;

/// <summary>A place in a list of tokens, as Sprache sees it. One object per token, so that nothing is allocated on the way.</summary>
internal sealed class TokenInput : IInput
{
    private readonly IReadOnlyList<Token> tokens;
    private readonly TokenInput[] all;

    private TokenInput(IReadOnlyList<Token> tokens, TokenInput[] all, int position)
    {
        this.tokens = tokens;
        this.all = all;
        Position = position;
    }

    /// <summary>The token at this place.</summary>
    public Token Token => tokens[Position];

    /// <summary>The token behind this one; the end of the file follows itself.</summary>
    public Token Next => tokens[Math.Min(Position + 1, tokens.Count - 1)];

    /// <summary>Offset in the file behind the token before this place.</summary>
    public int PreviousEnd => Position == 0 ? 0 : tokens[Position - 1].Span.End;

    /// <summary>Whether a block was meant here.</summary>
    public bool BeginsBlock => Lookahead.BeginsBlock(tokens, Position);

    /// <inheritdoc/>
    public string Source => "";

    /// <inheritdoc/>
    public char Current => '\0';

    /// <inheritdoc/>
    public bool AtEnd => Token.Kind == TokenKind.End;

    /// <summary>Index of the token.</summary>
    public int Position { get; }

    /// <inheritdoc/>
    public int Line => 0;

    /// <inheritdoc/>
    public int Column => 0;

    /// <summary>Empty: the grammar needs no memory, since one token decides every rule.</summary>
    public IDictionary<object, object> Memos { get; } = new Dictionary<object, object>(0);

    /// <summary>The first token of a file.</summary>
    public static TokenInput Begin(IReadOnlyList<Token> tokens)
    {
        var all = new TokenInput[tokens.Count];
        for (var i = 0; i < all.Length; i++) all[i] = new TokenInput(tokens, all, i);
        return all[0];
    }

    /// <summary>The next token; the end of the file stays where it is.</summary>
    public IInput Advance() => all[Math.Min(Position + 1, all.Length - 1)];

    /// <summary>What lies between this place and a later one, without the blanks around it.</summary>
    public TextSpan Until(TokenInput end) => end.Position > Position
        ? TextSpan.FromBounds(Token.Span.Start, Math.Max(Token.Span.Start, end.PreviousEnd))
        : new TextSpan(Token.Span.Start, 0);

    /// <inheritdoc/>
    public bool Equals(IInput? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => Position;
}
