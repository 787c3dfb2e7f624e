namespace Cdi.Dsl.Parsing.Lexing;

/// <summary>The signs of the language, and signs of other languages that are read as one token so that a message can name them.</summary>
internal static class Signs
{
    /// <summary>All signs, longer ones before their beginnings; the last, empty one stands for any other character.</summary>
    public static readonly IReadOnlyList<(string Text, TokenKind Kind)> All =
    [
        ("%in%", TokenKind.In),
        ("..", TokenKind.DotDot),
        (":=", TokenKind.Unknown),
        ("<=", TokenKind.AtMost),
        (">=", TokenKind.AtLeast),
        ("==", TokenKind.Same),
        ("!=", TokenKind.Differs),
        ("=>", TokenKind.Unknown),
        ("<-", TokenKind.Unknown),
        ("&&", TokenKind.Unknown),
        ("||", TokenKind.Unknown),
        ("/*", TokenKind.Unknown),
        ("**", TokenKind.Unknown),
        ("<", TokenKind.Below),
        (">", TokenKind.Above),
        ("=", TokenKind.Equal),
        (":", TokenKind.Colon),
        (",", TokenKind.Comma),
        ("@", TokenKind.At),
        ("~", TokenKind.Tilde),
        ("|", TokenKind.Bar),
        ("&", TokenKind.Ampersand),
        ("+", TokenKind.Plus),
        ("-", TokenKind.Minus),
        ("*", TokenKind.Star),
        ("/", TokenKind.Slash),
        ("^", TokenKind.Caret),
        ("%", TokenKind.Percent),
        ("(", TokenKind.OpenParenthesis),
        (")", TokenKind.CloseParenthesis),
        ("[", TokenKind.OpenBracket),
        ("]", TokenKind.CloseBracket),
        (".", TokenKind.Dot),
        ("{", TokenKind.OpenBrace),
        ("}", TokenKind.CloseBrace),
        ("", TokenKind.Unknown),
    ];
}
