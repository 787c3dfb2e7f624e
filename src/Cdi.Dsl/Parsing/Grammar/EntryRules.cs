using Cdi.Dsl.Parsing.Lexing;
using Cdi.Dsl.Syntax;
using Sprache;
using static Cdi.Dsl.Parsing.Grammar.Combinators;
using static Cdi.Dsl.Parsing.Grammar.Tokens;

namespace Cdi.Dsl.Parsing.Grammar;

/// <summary>What may stand on a line of a block.</summary>
internal static class EntryRules
{
    // "expect" cmp
    private static readonly Parser<ItemSyntax> Expect = Located(
        from word in Word("expect")
        from condition in FormulaRules.Comparison
        select new ExpectSyntax(condition, Unplaced))
        .OnlyIf(input => input.Token is { Kind: TokenKind.Name, Value: "expect" } && input.Next.Kind is not (TokenKind.Equal or TokenKind.OpenBrace),
            "`expect`");

    // entry = block | docs column | docs setting | docs derive | "expect" cmp
    internal static readonly Parser<ItemSyntax> Entry =
        from documentation in BlockRules.Documentation
        from item in Expect.XOr(DerivationRules.Derive).XOr(BlockRules.Block).XOr(SettingRules.Column.OnlyIf(IsColumn, "a column")).XOr(SettingRules.Setting)
            .Named(documentation is null ? "a setting, column or block" : "a setting, column or block behind its documentation")
        select documentation is null ? item : item with { Documentation = documentation };

    private static bool IsColumn(TokenInput input) => input.Token.Kind is TokenKind.Name or TokenKind.Quoted && input.Next.Kind == TokenKind.Colon;
}
