using Cdi.Dsl.Collections;
using Cdi.Dsl.Parsing.Lexing;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;
using Sprache;
using static Cdi.Dsl.Parsing.Grammar.Tokens;

namespace Cdi.Dsl.Parsing.Grammar;

/// <summary>Ways to join rules that Sprache lacks, all deciding on the next token.</summary>
internal static class Combinators
{
    /// <summary>The span of a node that <see cref="Located{T}"/> is about to place.</summary>
    internal static TextSpan Unplaced => default;

    /// <summary>The rule, its node placed from its first to its last token.</summary>
    internal static Parser<T> Located<T>(Parser<T> rule)
        where T : SyntaxNode => input =>
    {
        var result = rule(input);
        if (!result.WasSuccessful) return result;
        var span = ((TokenInput)input).Until((TokenInput)result.Remainder);
        return result.Value.Span == span ? result : Result.Success((T)((SyntaxNode)result.Value with { Span = span }), result.Remainder);
    };

    /// <summary>A rule declared later in the cycle of rules.</summary>
    /// <remarks><see cref="Parse.Ref{T}"/> remembers failures in the input and throws when it meets one again.</remarks>
    internal static Parser<T> Deferred<T>(Func<Parser<T>> rule) => input => rule()(input);

    /// <summary>The rule where its first token fits, otherwise null; a failure further on stays a failure.</summary>
    internal static Parser<T?> OrNull<T>(this Parser<T> rule)
        where T : class => rule.Select(value => (T?)value).XOr(Parse.Return<T?>(null));

    /// <summary>The rule as often as its first token fits; a failure further on stays a failure.</summary>
    /// <remarks><c>XMany</c> runs a failing rule twice, which is exponential in the depth of brackets.</remarks>
    internal static Parser<EquatableArray<T>> Repeated<T>(this Parser<T> rule)
        where T : IEquatable<T> => input =>
    {
        var items = new List<T>();
        for (var rest = input; ;)
        {
            var result = rule(rest);
            if (result.WasSuccessful)
            {
                items.Add(result.Value);
                rest = result.Remainder;
            }
            else if (result.Remainder.Equals(rest)) return Result.Success(items.ToEquatableArray(), rest);
            else return Result.Failure<EquatableArray<T>>(result.Remainder, result.Message, result.Expectations);
        }
    };

    /// <summary>The rule at least once.</summary>
    internal static Parser<EquatableArray<T>> AtLeastOnceRepeated<T>(this Parser<T> rule)
        where T : IEquatable<T> => rule.Before(rule.Repeated());

    /// <summary>The rule once and then, behind each separator, again.</summary>
    internal static Parser<EquatableArray<T>> SeparatedBy<T>(this Parser<T> rule, Parser<Token> separator)
        where T : IEquatable<T> => rule.Before(separator.Then(_ => rule).Repeated());

    /// <summary>Operands of one level joined from left to right.</summary>
    internal static Parser<ExpressionSyntax> Chained(this Parser<ExpressionSyntax> operand, Parser<(BinaryOperator Operator, TextSpan Span)> sign)
    {
        var following = Following(operand, sign).Repeated();
        return
            from first in operand
            from others in following
            select others.Aggregate(first, (left, other) => other.After(left));
    }

    /// <summary>An operand and, perhaps, one operator with a second operand.</summary>
    internal static Parser<ExpressionSyntax> Paired(this Parser<ExpressionSyntax> operand, Parser<(BinaryOperator Operator, TextSpan Span)> sign)
    {
        var following = Following(operand, sign).OrNull();
        return
            from first in operand
            from other in following
            select other is null ? first : other.After(first);
    }

    /// <summary>The rule and then a separator, which may be missing before the closing sign.</summary>
    internal static Parser<T> FollowedBy<T>(this Parser<T> rule, TokenKind separator, TokenKind closer, string expected)
    {
        var end = Symbol(separator, expected).XOr(Ahead(closer, expected));
        return
            from item in rule
            from separated in end
            select item;
    }

    /// <summary>Succeeds before a token of this kind, without reading it.</summary>
    internal static Parser<Token> Ahead(TokenKind kind, string expected) => input =>
        ((TokenInput)input).Token is { } token && token.Kind == kind
            ? Result.Success(token, input)
            : Result.Failure<Token>(input, Unexpected, [expected]);

    /// <summary>The rule only if the input fits; otherwise it fails without reading anything.</summary>
    internal static Parser<T> OnlyIf<T>(this Parser<T> rule, Func<TokenInput, bool> fits, string expected) => input =>
        fits((TokenInput)input) ? rule(input) : Result.Failure<T>(input, Unexpected, [expected]);

    private static Parser<EquatableArray<T>> Before<T>(this Parser<T> rule, Parser<EquatableArray<T>> more)
        where T : IEquatable<T> =>
        from first in rule
        from others in more
        select others.Prepend(first).ToEquatableArray();

    private static Parser<RightHandSide> Following(Parser<ExpressionSyntax> operand, Parser<(BinaryOperator Operator, TextSpan Span)> sign) =>
        from joined in sign
        from right in operand
        select new RightHandSide(joined.Operator, joined.Span, right);

    private sealed record RightHandSide(BinaryOperator Operator, TextSpan Span, ExpressionSyntax Operand)
    {
        public BinarySyntax After(ExpressionSyntax left) =>
            new(left, Operator, Operand, Span, TextSpan.Cover(left.Span, Operand.Span));
    }
}
