using Cdi.Dsl.Syntax;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Visits an expression and everything in it.</summary>
internal static class ExpressionWalk
{
    /// <summary>The expression and all expressions inside, outermost first, from left to right.</summary>
    public static IEnumerable<ExpressionSyntax> DescendantsAndSelf(this ExpressionSyntax expression) =>
        new[] { expression }.Concat(Children(expression).SelectMany(DescendantsAndSelf));

    private static IEnumerable<ExpressionSyntax> Children(ExpressionSyntax expression) => expression switch
    {
        BinarySyntax binary => [binary.Left, binary.Right],
        NegationSyntax negation => [negation.Operand],
        NotSyntax not => [not.Operand],
        ParenthesizedSyntax parenthesized => [parenthesized.Inner],
        RangeSyntax range => [range.From, range.To],
        QualifiedSyntax qualified => [qualified.Value],
        FormulaSyntax formula => new[] { formula.Response, formula.Terms, formula.FixedEffects }.OfType<ExpressionSyntax>(),
        CallSyntax call => call.Arguments.Select(argument => argument.Value),
        ListSyntax list => list.Items.Select(item => item.Value),
        _ => [],
    };
}
