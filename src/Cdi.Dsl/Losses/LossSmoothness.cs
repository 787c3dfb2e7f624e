using static Cdi.Dsl.Losses.LossExpression;

namespace Cdi.Dsl.Losses;

/// <summary>Where a loss has a kink, as far as that can be seen.</summary>
internal static class LossSmoothness
{
    /// <summary>The first root, or broken power, of something that may be 0 and is nowhere below: √(x²) is |x|; null where there is none.</summary>
    /// <param name="definition">The loss.</param>
    /// <param name="curvature">What is known of signs.</param>
    public static LossExpression? Kink(LossDefinition definition, LossCurvature curvature) =>
        new[] { definition.Loss }.Concat(definition.Indices.Select(index => index.Expression)).SelectMany(Powers).FirstOrDefault(power =>
            power.Exponent is Constant { Value: > 0 and < 2 and var exponent } && exponent != 1 && !definition.IsFreeOfParameters(power.Base)
            && curvature.IsNotNegative(power.Base) && !IsPositive(power.Base) && Touches(power.Base));

    private static IEnumerable<Power> Powers(LossExpression expression) => expression switch
    {
        Sum sum => sum.Terms.SelectMany(Powers),
        Product product => product.Factors.SelectMany(Powers),
        Power power => Powers(power.Base).Concat(Powers(power.Exponent)).Append(power),
        Call call => Powers(call.Argument),
        _ => [],
    };

    private static bool IsPositive(LossExpression expression) => expression switch
    {
        Constant number => number.Value > 0,
        Sum sum => sum.Terms.Any(IsPositive),
        Product product => product.Factors.All(IsPositive),
        Power power => IsPositive(power.Base),
        Call { Primitive: Primitive.Exp or Primitive.Logistic or Primitive.Log1pExp or Primitive.NormalCdf or Primitive.NormalPdf } => true,
        _ => false,
    };

    // A square may be 0 where what is squared is.
    private static bool Touches(LossExpression expression) => expression switch
    {
        Sum sum => sum.Terms.All(Touches),
        Product product => product.Factors.Any(Touches),
        Power { Exponent: Constant { Value: > 0 and var exponent } } => exponent % 2 == 0,
        _ => false,
    };
}
