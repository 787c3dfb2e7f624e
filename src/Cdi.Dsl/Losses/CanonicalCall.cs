#if CDI_RUNTIME
namespace Cdi.Studies.Losses;
#else
namespace Cdi.Dsl.Losses;
#endif

using static LossExpression;

/// <summary>Calls in canonical form: exact values at 0 and 1, exp and log undone, probabilities written so that they neither overflow nor cancel.</summary>
internal static class CanonicalCall
{
    public static LossExpression Of(Primitive primitive, LossExpression argument) => (primitive, argument) switch
    {
        (Primitive.Exp, Call { Primitive: Primitive.Log } log) => log.Argument,
        (Primitive.Log, _) => LogOf(argument),
        (_, Constant { Value: 0 }) => AtZero(primitive),
        (Primitive.IsZero, Constant) => Zero,
        (Primitive.IsPositive, Constant number) => number.Value > 0 ? One : double.IsNaN(number.Value) ? number : Zero,
        _ => new Call(primitive, argument),
    };

    private static LossExpression AtZero(Primitive primitive) => primitive switch
    {
        Primitive.Exp or Primitive.Cos or Primitive.IsZero => One,
        Primitive.Sin or Primitive.Atan or Primitive.IsPositive => Zero,
        Primitive.Logistic or Primitive.NormalCdf => 0.5,
        _ => new Call(primitive, Zero),
    };

    private static LossExpression LogOf(LossExpression argument) => argument switch
    {
        Constant { Value: 1 } => Zero,
        Call { Primitive: Primitive.Exp } exp => exp.Argument,
        Call { Primitive: Primitive.Logistic } p => -Log1pExp(-p.Argument),
        Sum sum when CanonicalPower.IsOnePlusExp(sum, out var x) => Log1pExp(x),
        Sum sum when IsOneMinusLogistic(sum, out var x) => -Log1pExp(x),
        _ => new Call(Primitive.Log, argument),
    };

    private static bool IsOneMinusLogistic(Sum sum, out LossExpression argument)
    {
        argument = Zero;
        if (sum.Terms.Count != 2 || sum.Terms[0] != One) return false;
        var (multiple, part) = CanonicalProduct.Split(sum.Terms[1]);
        if (multiple != -1 || part is not Call { Primitive: Primitive.Logistic } call) return false;
        argument = call.Argument;
        return true;
    }
}
