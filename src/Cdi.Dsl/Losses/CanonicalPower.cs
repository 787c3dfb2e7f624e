#if CDI_RUNTIME
namespace Cdi.Studies.Losses;
#else
namespace Cdi.Dsl.Losses;
#endif

using static LossExpression;

/// <summary>Powers in canonical form. Only exact arithmetic is folded, so that every host of the compiler writes the same constants.</summary>
internal static class CanonicalPower
{
    private const int LargestFoldedExponent = 64;

    public static LossExpression Of(LossExpression @base, LossExpression exponent)
    {
        if (exponent == Zero || @base == One) return One;
        if (exponent == One) return @base;
        if (exponent is not Constant number) return new Power(@base, exponent);
        if (!IsWhole(number.Value)) return Fractional(@base, number);
        return @base switch
        {
            Constant value when Math.Abs(number.Value) <= LargestFoldedExponent => Fold(value.Value, (int)number.Value),
            Power inner => Of(inner.Base, inner.Exponent * number),
            Product product => Multiply(product.Factors.Select(factor => Of(factor, number))),
            Sum sum when number.Value < 0 && IsOnePlusExp(sum, out var x) => Of(Logistic(-x), -number),
            Sum sum => OfSum(sum, number),
            _ => new Power(@base, exponent),
        };
    }

    /// <summary>Whether a sum reads 1 + eˣ.</summary>
    public static bool IsOnePlusExp(LossExpression sum, out LossExpression argument)
    {
        if (sum is Sum { Terms.Count: 2 } pair && pair.Terms[0] == One && pair.Terms[1] is Call { Primitive: Primitive.Exp } call)
        {
            argument = call.Argument;
            return true;
        }

        argument = Zero;
        return false;
    }

    private static LossExpression OfSum(Sum sum, Constant exponent)
    {
        var (content, primitive) = CanonicalSum.Content(sum);
        var power = new Power(primitive, exponent);
        return content == 1 ? power : Multiply([Of(content, exponent), power]);
    }

    private static bool IsWhole(double exponent) => exponent == Math.Floor(exponent);

    private static LossExpression Fractional(LossExpression @base, Constant exponent) => @base switch
    {
        Constant value when exponent.Value == 0.5 => new Constant(Math.Sqrt(value.Value)),
        Constant value when exponent.Value == -0.5 => new Constant(1 / Math.Sqrt(value.Value)),
        _ => new Power(@base, exponent),
    };

    private static LossExpression Fold(double value, int exponent)
    {
        var power = 1.0;
        for (var i = 0; i < Math.Abs(exponent); i++) power *= value;
        return new Constant(exponent < 0 ? 1 / power : power);
    }
}
