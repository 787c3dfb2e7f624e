using System.Globalization;
using Cdi.Dsl.Parsing.Lexing;
using Cdi.Dsl.Syntax;
using Sprache;

namespace Cdi.Dsl.Parsing.Grammar;

/// <summary>Rules of one token. Each is named as a diagnostic names what it expects.</summary>
internal static class Tokens
{
    /// <summary>The message of every failure: the reader of the result knows the token.</summary>
    internal const string Unexpected = "unexpected token";

    private static readonly string[] Reserved = ["of", "from", "by", "where", "and", "or"];

    /// <summary>Any name: what stands before an equals sign or colon, or follows a word that requires one.</summary>
    internal static readonly Parser<NameSyntax> Name = Where(token => token.Kind == TokenKind.Name, "a name")
        .Select(ToName);

    /// <summary>A name where a value may stand: not one of the words that continue a value.</summary>
    internal static readonly Parser<NameSyntax> ValueName = Where(IsValueName, "a name").Select(ToName);

    /// <summary>A name between backticks.</summary>
    internal static readonly Parser<NameSyntax> Quoted = Where(token => token.Kind == TokenKind.Quoted, "a name between backticks")
        .Select(token => new NameSyntax(token.Value, true, token.Span));

    /// <summary>A name that a study gives to something of its own: plain, or between backticks.</summary>
    internal static readonly Parser<NameSyntax> OwnName = Name.XOr(Quoted).Named("a name");

    /// <summary>A string between double quotes.</summary>
    internal static readonly Parser<StringSyntax> String = Where(token => token.Kind == TokenKind.String, "a string")
        .Select(token => new StringSyntax(token.Value, token.Span));

    /// <summary>A text between triple quotes.</summary>
    internal static readonly Parser<TextSyntax> Text = Where(token => token.Text is not null, "a text")
        .Select(token => token.Text is { } text ? text : throw new InvalidOperationException("A text token without text."));

    /// <summary>A number without its unit.</summary>
    internal static readonly Parser<NumberSyntax> Number = Where(token => token.Kind == TokenKind.Number, "a number").Select(ToNumber);

    /// <summary>A number without point and exponent.</summary>
    internal static readonly Parser<NumberSyntax> Integer = Where(token => token.Kind == TokenKind.Number && ToNumber(token).IsInteger, "a whole number")
        .Select(ToNumber);

    /// <summary>What may follow a number: a name that does not continue the value, or <c>%</c>.</summary>
    internal static readonly Parser<NameSyntax> Unit = Where(token => token.Kind == TokenKind.Percent || IsValueName(token), "a unit").Select(ToName);

    /// <summary>One or more line ends.</summary>
    internal static readonly Parser<Token> Newline = Where(token => token.Kind == TokenKind.Newline, "the end of the line");

    /// <summary>The content of one <c>///</c> line.</summary>
    internal static readonly Parser<Token> DocumentationLine = Where(token => token.Kind == TokenKind.Documentation, "documentation");

    /// <summary>A sign.</summary>
    internal static Parser<Token> Symbol(TokenKind kind, string expected) => Where(token => token.Kind == kind, expected);

    /// <summary>A name with a meaning of its own at this place.</summary>
    internal static Parser<Token> Word(string word) => Where(token => token.Kind == TokenKind.Name && token.Value == word, $"`{word}`");

    private static Parser<Token> Where(Func<Token, bool> accepts, string expected)
    {
        string[] expectations = [expected];
        return input => accepts(((TokenInput)input).Token)
            ? Result.Success(((TokenInput)input).Token, input.Advance())
            : Result.Failure<Token>(input, Unexpected, expectations);
    }

    private static bool IsValueName(Token token) => token.Kind == TokenKind.Name && Array.IndexOf(Reserved, token.Value) < 0;

    private static NameSyntax ToName(Token token) => new(token.Value, false, token.Span);

    private static NumberSyntax ToNumber(Token token)
    {
        // Beyond the range of a double only the digits speak; the .NET Framework then reports failure instead of infinity.
        var parsed = double.TryParse(token.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value);
        return new NumberSyntax(token.Value, parsed ? value : double.PositiveInfinity, null, token.Span);
    }
}
