namespace Cdi.Dsl.Losses;

/// <summary>How much code an expression is.</summary>
internal static class LossSize
{
    /// <summary>Its leaves and operations.</summary>
    /// <param name="expression">The expression.</param>
    public static double Of(LossExpression expression) => expression switch
    {
        LossExpression.Sum sum => sum.Terms.Sum(Of) + 1,
        LossExpression.Product product => product.Factors.Sum(Of) + 1,
        LossExpression.Power power => Of(power.Base) + Of(power.Exponent) + 1,
        LossExpression.Call call => Of(call.Argument) + 1,
        _ => 1,
    };
}
