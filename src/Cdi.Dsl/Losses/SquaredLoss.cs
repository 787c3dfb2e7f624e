using Cdi.Dsl.Collections;

namespace Cdi.Dsl.Losses;

/// <summary>Losses that are a squared distance of v from a function of the parameters.</summary>
internal static class SquaredLoss
{
    /// <summary>The loss with an index for the function; null where it is no such distance.</summary>
    /// <param name="definition">A loss that is a polynomial in v at most of its second power.</param>
    /// <remarks>½c(v − f)² is ½cv² + Bv + A with A = B²/2c and f = −B/c. Written with an index for f, its score is the residual times ∂f/∂θ, which keeps the
    /// digits of a residual that is tiny beside v.</remarks>
    public static LossDefinition? Of(LossDefinition definition)
    {
        var inline = definition with { Loss = definition.Inline(definition.Loss), Indices = [] };
        var slope = inline.Loss.Differentiate(LossExpression.AnnotatedValue);
        if (slope.Differentiate(LossExpression.AnnotatedValue).Expand() is not LossExpression.Constant { Value: > 0 and var c }) return null;
        var (free, part) = (AtZero(inline.Loss), AtZero(slope));
        if (inline.IsFreeOfParameters(part) || !inline.IsFreeOfParameters((free - (LossExpression.Pow(part, 2) * (0.5 / c))).Expand())) return null;
        var fitted = part * (-1 / c);
        var name = definition.Indices.FirstOrDefault(index => index.Expression == fitted)?.Name ?? Unused("fitted", definition);
        return definition with
        {
            Loss = 0.5 * c * LossExpression.Pow(LossExpression.AnnotatedValue - new LossExpression.Index(0), 2),
            Indices = EquatableArray.Create(new LossIndex(name, fitted)),
        };
    }

    private static LossExpression AtZero(LossExpression expression) =>
        expression.Substitute(leaf => leaf is LossExpression.Annotated ? LossExpression.Zero : leaf);

    private static string Unused(string name, LossDefinition definition) =>
        definition.Parameters.Contains(name) || definition.Columns.Contains(name) ? Unused(name + "_", definition) : name;
}
