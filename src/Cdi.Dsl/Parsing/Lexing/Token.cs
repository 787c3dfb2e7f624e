using System.Globalization;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Parsing.Lexing;

/// <summary>A word, number, string, text or sign of the file.</summary>
/// <param name="Kind">Which terminal of the grammar it is.</param>
/// <param name="Value">Its characters; of strings, backtick names and documentation the content.</param>
/// <param name="Span">Where it stands; empty for a brace that was missing.</param>
internal sealed record Token(TokenKind Kind, string Value, TextSpan Span)
{
    private const int LongestQuotation = 30;

    /// <summary>The content of a text between triple quotes; null for every other kind.</summary>
    public TextSyntax? Text { get; init; }

    /// <summary>Whether the token can open, close or separate lines of a block: brackets never reach across it.</summary>
    public bool BoundsBrackets => Kind is TokenKind.OpenBrace or TokenKind.CloseBrace or TokenKind.Documentation or TokenKind.End;

    /// <summary>Whether the token ends an entry without belonging to it.</summary>
    public bool EndsEntry => Kind is TokenKind.Newline or TokenKind.CloseBrace or TokenKind.End;

    /// <summary>The token as a diagnostic names it.</summary>
    public string Description => Kind switch
    {
        TokenKind.End => "the end of the file",
        TokenKind.Newline => "the end of the line",
        TokenKind.Text => "a text",
        TokenKind.Documentation => "documentation",
        TokenKind.String => $"`\"{Shortened}\"`",
        TokenKind.Quoted => $"`` `{Shortened}` ``",
        TokenKind.Unknown when Value.All(unit => char.IsControl(unit) || char.IsWhiteSpace(unit) || char.IsSurrogate(unit)
            || char.GetUnicodeCategory(unit) == UnicodeCategory.Format) =>
            "the character " + CodePoint,
        _ => $"`{Shortened}`",
    };

    private string Shortened => Value.Length <= LongestQuotation ? Value : Value.Substring(0, LongestQuotation) + "…";

    private string CodePoint => "U+" + (Value.Length == 2 && char.IsSurrogatePair(Value, 0) ? char.ConvertToUtf32(Value, 0) : Value[0])
        .ToString("X4", CultureInfo.InvariantCulture);
}
