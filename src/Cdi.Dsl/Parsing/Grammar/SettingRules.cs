using Cdi.Dsl.Collections;
using Cdi.Dsl.Parsing.Lexing;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;
using Sprache;
using static Cdi.Dsl.Parsing.Grammar.Combinators;
using static Cdi.Dsl.Parsing.Grammar.Tokens;

namespace Cdi.Dsl.Parsing.Grammar;

/// <summary>Settings and columns: the lines of a block.</summary>
internal static class SettingRules
{
    private static readonly Parser<Token> EqualSign = Symbol(TokenKind.Equal, "`=`");

    private static readonly Parser<Token> Comma = Symbol(TokenKind.Comma, "`,`");

    // NAME "=" value
    private static readonly Parser<OptionSyntax> Pair = Located(
        from name in Name
        from sign in Symbol(TokenKind.Equal, "`=` and a value")
        from value in FormulaRules.Value
        select new OptionSyntax(name, value, Unplaced));

    // { "," NAME "=" value }
    private static readonly Parser<EquatableArray<OptionSyntax>> Options = Comma.Then(_ => Pair).Repeated();

    // "by" NAME { "," NAME }
    private static readonly Parser<EquatableArray<NameSyntax>> By =
        from word in Word("by")
        from names in OwnName.SeparatedBy(Comma)
        select names;

    // key "=" ( NAME | QUOTED )
    private static readonly Parser<MapEntrySyntax> MapEntry = Located(
        from key in PrimaryRules.Key
        from sign in Symbol(TokenKind.Equal, "`=` between cell and option")
        from option in OwnName.Named("an option")
        select new MapEntrySyntax(key, option, Unplaced));

    // ( "," | NL ), or the closing brace ahead; a comma at the end of a line is one separator
    private static readonly Parser<Token> MapSeparator = Comma.Then(comma => Newline.OrNull().Return(comma))
        .XOr(Newline)
        .XOr(Ahead(TokenKind.CloseBrace, "`}`"))
        .Named("`,` or `}`");

    // map = "{" [NL] key "=" NAME { ("," | NL) key "=" NAME } [","] [NL] "}"
    private static readonly Parser<WhereSyntax> Map = Located(
        from open in Symbol(TokenKind.OpenBrace, "`{`")
        from line in Newline.OrNull()
        from first in MapEntry
        from separator in MapSeparator
        from others in MapEntry.Then(entry => MapSeparator.Return(entry)).Repeated()
        from close in Symbol(TokenKind.CloseBrace, "a pair or `}`")
        select new MapSyntax(others.Prepend(first).ToEquatableArray(), Unplaced));

    // NAME "=" sum
    private static readonly Parser<OptionSyntax> Definition = Located(
        from name in Name
        from sign in EqualSign
        from value in FormulaRules.Sum
        select new OptionSyntax(name, value, Unplaced));

    // NAME "=" sum { "," NAME "=" sum }
    private static readonly Parser<WhereSyntax> Definitions = Located(
        from pairs in Definition.SeparatedBy(Comma)
        select new DefinitionsSyntax(pairs, Unplaced));

    // "where" ( map | NAME "=" sum { "," NAME "=" sum } )
    private static readonly Parser<WhereSyntax> Where =
        from word in Word("where")
        from target in Map.XOr(Definitions).Named("`{` or a name")
        select target;

    // [ "vary" ]
    private static readonly Parser<Token?> Vary = Word("vary")
        .OnlyIf(input => input.Next.Kind is not TokenKind.Equal, "`vary`")
        .OrNull();

    // setting = [ "vary" ] key "=" value { "," NAME "=" value } [ "by" NAME { "," NAME } ] [ "where" ( map | NAME "=" sum { "," NAME "=" sum } ) ]
    internal static readonly Parser<ItemSyntax> Setting = Located(
        from vary in Vary
        from key in PrimaryRules.Key
        from sign in EqualSign
        from value in FormulaRules.Value
        from options in Options
        from names in By.XOr(Parse.Return(EquatableArray<NameSyntax>.Empty))
        from mapping in Where.OrNull()
        select new SettingSyntax(vary is not null, key, value, options, names, mapping, Unplaced));

    // "[" INT "]"
    private static readonly Parser<NumberSyntax> Size =
        from open in Symbol(TokenKind.OpenBracket, "`[`")
        from size in Integer
        from close in Symbol(TokenKind.CloseBracket, "`]`")
        select size;

    // ( "from" range | "=" value )
    private static readonly Parser<Origin> ColumnOrigin = Word("from").Then(_ => FormulaRules.Range).Select(source => new Origin(source, null))
        .XOr(EqualSign.Then(_ => FormulaRules.Value).Select(value => new Origin(null, value)))
        .Named("`from` or `=`");

    // column = ( NAME | QUOTED ) ":" NAME [ "[" INT "]" | "(" args ")" ] ( "from" range | "=" value )
    internal static readonly Parser<ItemSyntax> Column = Located(
        from name in OwnName
        from colon in Symbol(TokenKind.Colon, "`:`")
        from type in Name.Named("a type")
        from size in Size.OrNull()
        from arguments in ArgumentsOfType(size)
        from origin in ColumnOrigin
        select new ColumnSyntax(name, type, size, arguments, origin.Source, origin.Value, Unplaced));

    private static Parser<EquatableArray<ArgumentSyntax>?> ArgumentsOfType(NumberSyntax? size)
    {
        var none = Parse.Return<EquatableArray<ArgumentSyntax>?>(null);
        return size is null ? PrimaryRules.Arguments.Select(items => (EquatableArray<ArgumentSyntax>?)items).XOr(none) : none;
    }

    private sealed record Origin(ExpressionSyntax? Source, ExpressionSyntax? Value);
}
