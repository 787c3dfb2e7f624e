using Cdi.Dsl.Parsing.Lexing;
using Cdi.Dsl.Syntax;
using Sprache;
using static Cdi.Dsl.Parsing.Grammar.Combinators;
using static Cdi.Dsl.Parsing.Grammar.Tokens;

namespace Cdi.Dsl.Parsing.Grammar;

/// <summary>How a label follows from the answers to questions. <c>and</c> binds tighter than <c>or</c>.</summary>
internal static class DerivationRules
{
    // ( NAME | QUOTED ) "[" key "]"
    private static readonly Parser<ExpressionSyntax> Answer = Located<ExpressionSyntax>(
        from question in ValueName.XOr(Quoted)
        from key in PrimaryRules.Index
        select new IndexedSyntax(question, key, Unplaced));

    // "(" rule ")"
    private static readonly Parser<ExpressionSyntax> Group = Located<ExpressionSyntax>(
        from open in Symbol(TokenKind.OpenParenthesis, "`(`")
        from inner in Deferred(WholeRule)
        from close in Symbol(TokenKind.CloseParenthesis, "`and`, `or` or `)`")
        select new ParenthesizedSyntax(inner, Unplaced));

    private static readonly Parser<ExpressionSyntax> Condition = Group.XOr(Answer).Named("an answer such as `question[option]`");

    // A question may have the name `not`.
    private static readonly Parser<Token> NotWord = Word("not").OnlyIf(input => input.Next.Kind != TokenKind.OpenBracket, "`not`");

    // [ "not" ] ( answer | "(" rule ")" )
    private static readonly Parser<ExpressionSyntax> Factor = Located<ExpressionSyntax>(
        from not in NotWord.OrNull()
        from operand in Condition
        select not is null ? operand : new NotSyntax(operand, Unplaced));

    // factor { "and" factor }
    private static readonly Parser<ExpressionSyntax> Both = Factor.Chained(Word("and").Select(token => (BinaryOperator.And, token.Span)));

    // rule = both { "or" both }
    internal static readonly Parser<ExpressionSyntax> Rule = Both.Chained(Word("or").Select(token => (BinaryOperator.Or, token.Span)));

    // "derive" key "=" rule
    internal static readonly Parser<ItemSyntax> Derive = Located<ItemSyntax>(
        from word in Word("derive")
        from option in PrimaryRules.Key
        from sign in Symbol(TokenKind.Equal, "`=` and a rule")
        from rule in Rule
        select new DeriveSyntax(option, rule, Unplaced))
        .OnlyIf(IsDerivation, "`derive`");

    // Rules nest in parentheses.
    private static Parser<ExpressionSyntax> WholeRule() => Rule;

    private static bool IsDerivation(TokenInput input) => input.Token is { Kind: TokenKind.Name, Value: "derive" }
        && input.Next.Kind is TokenKind.Name or TokenKind.Quoted or TokenKind.String or TokenKind.Number or TokenKind.Minus && !input.BeginsBlock;
}
