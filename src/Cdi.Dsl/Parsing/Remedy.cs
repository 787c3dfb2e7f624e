using Cdi.Dsl.Parsing.Lexing;

namespace Cdi.Dsl.Parsing;

/// <summary>The hint of CDI1001: what to write instead of what was found.</summary>
internal static class Remedy
{
    private static readonly Dictionary<string, string> BySign = new(StringComparer.Ordinal)
    {
        ["=>"] = "At least is written `>=`.",
        [":="] = "A setting is written `name = value`.",
        ["<-"] = "A setting is written `name = value`; a comparison with a negative number has a blank, `< -1`.",
        ["&&"] = "Conditions are joined by `and`.",
        ["||"] = "Conditions are joined by `or`.",
        ["**"] = "A power is written `^`.",
        ["#"] = "Comments begin with `//`.",
        ["/*"] = "Comments begin with `//` and end with the line.",
        [";"] = "A line end separates settings; remove the semicolon.",
        ["'"] = "Strings stand between double quotes: `\"\"`.",
        ["“"] = "Strings stand between straight double quotes: `\"\"`.",
        ["”"] = "Strings stand between straight double quotes: `\"\"`.",
        ["’"] = "Strings stand between straight double quotes: `\"\"`.",
        ["$"] = "Money is a number and a currency: `0.80 USD`.",
        ["€"] = "Money is a number and a currency: `0.80 EUR`.",
        ["£"] = "Money is a number and a currency: `0.80 GBP`.",
        ["."] = "The name of a file or a model stands between double quotes, that of a column with a point or a hyphen between backticks; numbers use a point "
            + "and no comma.",
    };

    private static readonly Dictionary<string, string> ByNeed = new(StringComparer.Ordinal)
    {
        ["`=` and a value"] = "Several values stand in brackets, `[a, b]`; a further pair is written `, name = value`.",
        ["`=` between cell and option"] = "A map gives each cell of the file an option: `where { cell = option }`.",
        ["`{` or a name"] = "A map stands between braces: `where { cell = option }`.",
        ["an option"] = "A map gives each cell of the file an option: `where { cell = option }`.",
        ["a name, number or string"] = "A cell or option is a name, a whole number, a string or a name between backticks.",
        ["`,` or `)`"] = "Arguments are separated by commas.",
        ["`,` or `]`"] = "Items are separated by commas.",
        ["`]`"] = "One option stands between the brackets.",
        ["the end of the line"] = "One decision stands on one line; an odd name stands between backticks.",
        ["`=`"] = "A setting is written `name = value`, a column `name: type from column`, a block `name { … }`; an odd name stands between backticks.",
        ["`from` or `=`"] = "A column is written `name: type from column` or `name: type = function(…)`, a setting with an equals sign: `name = value`.",
        ["a type"] = "A column is written `name: type from column`; a setting `name = value`.",
        ["a value"] = "A value is a name, a number with its unit, a string, a list, a call or a formula.",
        ["a name"] = "A name begins with a letter; an odd one stands between backticks.",
        ["a block or an import"] = "Outside of blocks stand only imports and blocks: `name { … }`. A closing brace before this line may be one too many.",
        ["a setting, column or block"] = "A setting is written `name = value`, a column `name: type from column`, a block `name { … }`.",
        ["`{`"] = "A block is written `kind name {`, with the brace on the same line.",
        ["`cdi 1` on the first line"] = "The first line names the version of the language: `cdi 1`.",
        ["the name of the study"] = "The line is written `study name`; the name begins with a letter.",
    };

    /// <summary>A hint for what was found if it is a known slip, otherwise for what was expected.</summary>
    public static string For(string expected, Token found)
    {
        if (found.Kind is TokenKind.Unknown or TokenKind.Dot or TokenKind.Ampersand && BySign.TryGetValue(found.Value, out var remedy)) return remedy;
        if (BySlip(expected, found.Kind) is { } slip) return slip;
        return ByNeed.TryGetValue(expected, out var hint) ? hint : $"Write {expected} here.";
    }

    private static string? BySlip(string expected, TokenKind found) => (expected, found) switch
    {
        (_, TokenKind.Documentation) => "Documentation stands on the lines above what it describes; a comment behind it begins with `//`.",
        ("a name", TokenKind.Number) => "Several values stand in brackets: `[1, 2]`.",
        ("the end of the line", TokenKind.OpenBrace) => "A map stands behind `where`: `label = column where { cell = option }`.",
        ("the end of the line", TokenKind.CloseParenthesis or TokenKind.CloseBracket) => "It closes nothing; remove it, or open its partner.",
        ("the end of the line", TokenKind.AtMost or TokenKind.AtLeast or TokenKind.Below or TokenKind.Above or TokenKind.Same or TokenKind.Differs) =>
            "Between two ends is written `column in 1..5`; several comparisons are joined by `and`.",
        ("the end of the line", TokenKind.Equal) => "One setting stands on one line, with one equals sign; a comparison is written `==`.",
        ("`=`", TokenKind.Same) => "The one equals sign of a setting is `=`.",
        ("`,` or `)`", TokenKind.Same or TokenKind.Differs or TokenKind.Below or TokenKind.Above or TokenKind.AtMost or TokenKind.AtLeast) =>
            "Several comparisons are joined by `&`: `I(x > 2 & x < 4)`.",
        ("`,` or `)`", TokenKind.Caret) => "A power of a power has parentheses: `(x^2)^3`, `x^(2^3)`.",
        ("a value", TokenKind.Minus) => "A negative number within arithmetic has parentheses: `x^(-1)`; elsewhere its sign stands before it, `-1`.",
        ("`,` or `)`", TokenKind.Equal) => "A formula is written with `~`: `outcome[option] ~ 1 + column`.",
        _ => null,
    };
}
