using Cdi.Dsl.Parsing.Lexing;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;
using Sprache;
using static Cdi.Dsl.Parsing.Grammar.Combinators;
using static Cdi.Dsl.Parsing.Grammar.Tokens;

namespace Cdi.Dsl.Parsing.Grammar;

/// <summary>Values, comparisons, formulas and their terms, from the tightest operator to the loosest.</summary>
internal static class FormulaRules
{
    // [ "-" ] primary
    private static readonly Parser<ExpressionSyntax> End = Located<ExpressionSyntax>(
        from minus in Symbol(TokenKind.Minus, "`-`").OrNull()
        from operand in PrimaryRules.Primary
        select minus is null ? operand : new NegationSyntax(operand, Unplaced))
        .Named("a value");

    // [ ".." [ "-" ] primary ]
    private static readonly Parser<ExpressionSyntax?> Last = Symbol(TokenKind.DotDot, "`..`").Then(_ => End).OrNull();

    // range = primary [ ".." [ "-" ] primary ]
    internal static readonly Parser<ExpressionSyntax> Range =
        from first in PrimaryRules.Primary
        from last in Last
        select last is null ? first : new RangeSyntax(first, last, TextSpan.Cover(first.Span, last.Span));

    // power = range [ "^" range ]
    private static readonly Parser<ExpressionSyntax> Power = Range.Paired(Sign(TokenKind.Caret, BinaryOperator.Power));

    // unary = [ "-" ] power
    private static readonly Parser<ExpressionSyntax> Unary = Located<ExpressionSyntax>(
        from minus in Symbol(TokenKind.Minus, "`-`").OrNull()
        from operand in Power
        select minus is null ? operand : Negative(minus, operand))
        .Named("a value");

    // [ "-" ] range
    internal static readonly Parser<ExpressionSyntax> SignedRange = Located<ExpressionSyntax>(
        from minus in Symbol(TokenKind.Minus, "`-`").OrNull()
        from operand in Range
        select minus is null ? operand : Negative(minus, operand));

    // inter = unary { ( ":" | "%in%" ) unary }
    private static readonly Parser<ExpressionSyntax> Interaction = Unary.Chained(
        Sign(TokenKind.Colon, BinaryOperator.Interaction).XOr(Sign(TokenKind.In, BinaryOperator.In)));

    // term = inter { ( "*" | "/" ) inter }
    private static readonly Parser<ExpressionSyntax> Term = Interaction.Chained(
        Sign(TokenKind.Star, BinaryOperator.Times).XOr(Sign(TokenKind.Slash, BinaryOperator.Divide)));

    // sum = term { ( "+" | "-" ) term }
    internal static readonly Parser<ExpressionSyntax> Sum = Term.Chained(
        Sign(TokenKind.Plus, BinaryOperator.Plus).XOr(Sign(TokenKind.Minus, BinaryOperator.Minus)));

    // [ "|" sum ]
    private static readonly Parser<ExpressionSyntax?> FixedEffects = Symbol(TokenKind.Bar, "`|`").Then(_ => Sum).OrNull();

    // "~" sum [ "|" sum ]
    private static readonly Parser<RightHandSide> Tilde =
        from tilde in Symbol(TokenKind.Tilde, "`~`")
        from terms in Sum
        from effects in FixedEffects
        select new RightHandSide(terms, effects);

    // [ "~" sum [ "|" sum ] ]
    private static readonly Parser<RightHandSide?> OptionalTilde = Tilde.OrNull();

    // "~" sum [ "|" sum ] without a left side
    private static readonly Parser<FormulaSyntax> OneSided = Located(
        from right in Tilde
        select new FormulaSyntax(null, right.Terms, right.FixedEffects, Unplaced));

    // formula = [ sum ] "~" sum [ "|" sum ] | sum
    internal static readonly Parser<ExpressionSyntax> Formula = (
        from left in Sum
        from right in OptionalTilde
        select right is null ? left : right.After(left))
        .XOr(OneSided)
        .Named("a value");

    // cmp = formula [ ( "==" | "!=" | "<" | "<=" | ">" | ">=" | "in" ) formula ]
    internal static readonly Parser<ExpressionSyntax> Comparison = Formula.Paired(
        Sign(TokenKind.Same, BinaryOperator.Same)
            .XOr(Sign(TokenKind.Differs, BinaryOperator.Differs))
            .XOr(Sign(TokenKind.Below, BinaryOperator.Below))
            .XOr(Sign(TokenKind.AtMost, BinaryOperator.AtMost))
            .XOr(Sign(TokenKind.Above, BinaryOperator.Above))
            .XOr(Sign(TokenKind.AtLeast, BinaryOperator.AtLeast))
            .XOr(WordSign("in", BinaryOperator.Within)));

    // both = cmp { "and" cmp }
    private static readonly Parser<ExpressionSyntax> Both = Comparison.Chained(WordSign("and", BinaryOperator.And));

    // either = both { "or" both }
    private static readonly Parser<ExpressionSyntax> Either = Both.Chained(WordSign("or", BinaryOperator.Or));

    // both = cmp { ( "and" | "&" ) cmp } between parentheses
    private static readonly Parser<ExpressionSyntax> BothOfTests = Comparison.Chained(
        WordSign("and", BinaryOperator.And).XOr(Sign(TokenKind.Ampersand, BinaryOperator.And)));

    // test = both { ( "or" | "|" ) both } between parentheses
    internal static readonly Parser<ExpressionSyntax> Test = BothOfTests.Chained(
        WordSign("or", BinaryOperator.Or).XOr(Sign(TokenKind.Bar, BinaryOperator.Or)));

    // ( "of" | "from" ) NAME
    private static readonly Parser<OriginOfValue> Origin =
        from preposition in Word("of").XOr(Word("from"))
        from name in Name
        select new OriginOfValue(preposition.Value, name);

    // [ ( "of" | "from" ) NAME ]
    private static readonly Parser<OriginOfValue?> OptionalOrigin = Origin.OrNull();

    // value = either [ ( "of" | "from" ) NAME ]
    internal static readonly Parser<ExpressionSyntax> Value =
        from value in Either
        from origin in OptionalOrigin
        select origin is null ? value : new QualifiedSyntax(value, origin.Preposition, origin.Name, TextSpan.Cover(value.Span, origin.Name.Span));

    // In `-5..5` the minus belongs to the first end.
    private static ExpressionSyntax Negative(Token minus, ExpressionSyntax operand) => operand is RangeSyntax range
        ? new RangeSyntax(new NegationSyntax(range.From, TextSpan.Cover(minus.Span, range.From.Span)), range.To, Unplaced)
        : new NegationSyntax(operand, Unplaced);

    private static Parser<(BinaryOperator Operator, TextSpan Span)> Sign(TokenKind kind, BinaryOperator meaning) =>
        Symbol(kind, "an operator").Select(token => (meaning, token.Span));

    private static Parser<(BinaryOperator Operator, TextSpan Span)> WordSign(string word, BinaryOperator meaning) =>
        Word(word).Select(token => (meaning, token.Span));

    private sealed record RightHandSide(ExpressionSyntax Terms, ExpressionSyntax? FixedEffects)
    {
        public FormulaSyntax After(ExpressionSyntax left) =>
            new(left, Terms, FixedEffects, TextSpan.Cover(left.Span, (FixedEffects ?? Terms).Span));
    }

    private sealed record OriginOfValue(string Preposition, NameSyntax Name);
}
