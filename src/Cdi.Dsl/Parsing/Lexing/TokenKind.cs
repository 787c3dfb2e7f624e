namespace Cdi.Dsl.Parsing.Lexing;

/// <summary>The terminals of the grammar.</summary>
internal enum TokenKind
{
    Name,
    Quoted,
    Number,
    String,
    Text,
    Documentation,
    Newline,
    Equal,
    Colon,
    Comma,
    At,
    Tilde,
    Bar,
    Plus,
    Minus,
    Star,
    Slash,
    Caret,
    Percent,
    In,
    Same,
    Differs,
    Below,
    Above,
    AtMost,
    AtLeast,
    DotDot,
    OpenParenthesis,
    CloseParenthesis,
    OpenBracket,
    CloseBracket,
    OpenBrace,
    CloseBrace,

    /// <summary>A character that the language does not use, or one beyond a limit.</summary>
    Unknown,
    End,
}
