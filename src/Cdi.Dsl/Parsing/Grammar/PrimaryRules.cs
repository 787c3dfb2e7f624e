using Cdi.Dsl.Collections;
using Cdi.Dsl.Parsing.Lexing;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;
using Sprache;
using static Cdi.Dsl.Parsing.Grammar.Combinators;
using static Cdi.Dsl.Parsing.Grammar.Tokens;

namespace Cdi.Dsl.Parsing.Grammar;

/// <summary>What a value is built from: texts, numbers, names, calls, lists.</summary>
internal static class PrimaryRules
{
    // [ "-" ] INT
    private static readonly Parser<KeySyntax> IntegerKey = Located(
        from minus in Symbol(TokenKind.Minus, "a key").OrNull()
        from digits in Integer
        select new KeySyntax(KeyKind.Integer, minus is null ? digits.Digits : "-" + digits.Digits, Unplaced));

    // key = NAME | [ "-" ] INT | STRING | QUOTED
    internal static readonly Parser<KeySyntax> Key = Name.Select(name => new KeySyntax(KeyKind.Name, name.Text, name.Span))
        .XOr(IntegerKey)
        .XOr(Tokens.String.Select(text => new KeySyntax(KeyKind.String, text.Value, text.Span)))
        .XOr(Quoted.Select(name => new KeySyntax(KeyKind.Quoted, name.Text, name.Span)))
        .Named("a name, number or string");

    // [ name "=" ]
    private static readonly Parser<NameSyntax?> ArgumentName = (
        from name in OwnName
        from sign in Symbol(TokenKind.Equal, "`=`")
        select name)
        .OnlyIf(input => input.Token.Kind is TokenKind.Name or TokenKind.Quoted && input.Next.Kind == TokenKind.Equal, "a name")
        .OrNull();

    // [ "@" NAME ]
    private static readonly Parser<NameSyntax?> Design = Symbol(TokenKind.At, "`@`").Then(_ => Name).OrNull();

    // arg = [ name "=" ] test [ "@" NAME ]
    private static readonly Parser<ArgumentSyntax> Argument = Located(
        from name in ArgumentName
        from value in Deferred(() => FormulaRules.Test)
        from design in Design
        select new ArgumentSyntax(name, value, design, Unplaced));

    // "(" args ")"   where   args = [ arg { "," arg } [","] ]
    internal static readonly Parser<EquatableArray<ArgumentSyntax>> Arguments =
        Between(TokenKind.OpenParenthesis, "`(`", TokenKind.CloseParenthesis, "`)`");

    // "[" args "]"
    private static readonly Parser<EquatableArray<ArgumentSyntax>> Items =
        Between(TokenKind.OpenBracket, "`[`", TokenKind.CloseBracket, "`]`");

    // "[" args "]"
    private static readonly Parser<ListSyntax> List = Located(
        from items in Items
        select new ListSyntax(items, Unplaced));

    // "(" test ")"
    private static readonly Parser<ParenthesizedSyntax> Parenthesized = Located(
        from open in Symbol(TokenKind.OpenParenthesis, "`(`")
        from inner in Deferred(() => FormulaRules.Test)
        from close in Symbol(TokenKind.CloseParenthesis, "an operator or `)`")
        select new ParenthesizedSyntax(inner, Unplaced));

    // [ UNIT ]
    private static readonly Parser<NameSyntax?> OptionalUnit = Unit.OrNull();

    // NUMBER [ UNIT ]
    internal static readonly Parser<NumberSyntax> Quantity = Located(
        from number in Number
        from unit in OptionalUnit
        select number with { Unit = unit });

    private static readonly Parser<Token> CloseBracket = Symbol(TokenKind.CloseBracket, "`]`");

    // "[" key "]"
    internal static readonly Parser<KeySyntax> Index =
        from open in Symbol(TokenKind.OpenBracket, "`[`")
        from key in Key
        from close in CloseBracket
        select key;

    // "[" key "]" behind a name
    private static readonly Parser<Suffix> IndexSuffix =
        from key in Index
        select new Suffix(name => new IndexedSyntax(name, key, Unplaced));

    // "(" args ")" behind a name
    private static readonly Parser<Suffix> CallSuffix =
        from arguments in Arguments
        select new Suffix(name => new CallSyntax(name, arguments, Unplaced));

    // [ "[" key "]" | "(" args ")" ]
    private static readonly Parser<Suffix?> OptionalSuffix = IndexSuffix.XOr(CallSuffix).OrNull();

    // ( NAME | QUOTED ) [ "[" key "]" | "(" args ")" ]
    private static readonly Parser<ExpressionSyntax> Named = Located(
        from name in ValueName.XOr(Quoted)
        from suffix in OptionalSuffix
        select suffix is null ? name : suffix.Apply(name));

    // "." for all other columns
    private static readonly Parser<ExpressionSyntax> AllOthers = Symbol(TokenKind.Dot, "`.`")
        .Select(token => new NameSyntax(NameSyntax.AllOthers, false, token.Span));

    // primary = TEXT | STRING | NUMBER [ UNIT ] | ( NAME | QUOTED ) [ "[" key "]" | "(" args ")" ] | "[" args "]" | "(" test ")" | "."
    internal static readonly Parser<ExpressionSyntax> Primary = Tokens.Text.Select(text => (ExpressionSyntax)text)
        .XOr(Tokens.String)
        .XOr(Quantity)
        .XOr(Named)
        .XOr(List)
        .XOr(Parenthesized)
        .XOr(AllOthers)
        .Named("a value");

    private static Parser<EquatableArray<ArgumentSyntax>> Between(TokenKind opener, string open, TokenKind closer, string close)
    {
        var arguments = Argument.FollowedBy(TokenKind.Comma, closer, "`,` or " + close).Repeated();
        var end = Symbol(closer, "a value or " + close);
        return
            from opening in Symbol(opener, open)
            from items in arguments
            from closing in end
            select items;
    }

    private sealed record Suffix(Func<NameSyntax, ExpressionSyntax> Apply);
}
