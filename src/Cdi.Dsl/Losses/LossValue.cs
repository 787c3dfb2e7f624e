using static Cdi.Dsl.Losses.LossExpression;

namespace Cdi.Dsl.Losses;

/// <summary>Values of expressions, leaf by leaf.</summary>
public static class LossValue
{
    /// <summary>Whether no part without leaves but numbers lacks a finite value, as <c>log(0)</c> does, whatever data and parameters are.</summary>
    /// <param name="expression">The expression.</param>
    public static bool IsANumber(LossExpression expression) => expression switch
    {
        Constant constant => IsFinite(constant.Value),
        Sum sum => sum.Terms.All(IsANumber),
        Product product => product.Factors.All(IsANumber),
        Power power => IsANumber(power.Base) && IsANumber(power.Exponent) && (IsOpen(power) || IsFinite(At(power, _ => double.NaN))),
        Call call => IsANumber(call.Argument) && (IsOpen(call) || IsFinite(At(call, _ => double.NaN))),
        _ => true,
    };

    private static bool IsOpen(LossExpression expression) => expression.Contains(leaf => leaf is not Constant);

    private static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);

    /// <summary>The value, by the library of the platform: its last digits may differ from those of a kernel.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="leaf">The value of a leaf that is no number.</param>
    /// <exception cref="InvalidOperationException">A function without a known value.</exception>
    public static double At(LossExpression expression, Func<LossExpression, double> leaf) => expression switch
    {
        Constant constant => constant.Value,
        Sum sum => sum.Terms.Sum(term => At(term, leaf)),
        Product product => product.Factors.Aggregate(1.0, (so, factor) => so * At(factor, leaf)),
        Power power => Math.Pow(At(power.Base, leaf), At(power.Exponent, leaf)),
        Call call => At(call.Primitive, At(call.Argument, leaf)),
        _ => leaf(expression),
    };

    private static double At(Primitive primitive, double x) => primitive switch
    {
        Primitive.Exp => Math.Exp(x),
        Primitive.Log => Math.Log(x),
        Primitive.Sin => Math.Sin(x),
        Primitive.Cos => Math.Cos(x),
        Primitive.Atan => Math.Atan(x),
        Primitive.Logistic => 1 / (1 + Math.Exp(-x)),
        Primitive.Log1pExp => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x))),
        Primitive.NormalCdf => NormalCdf(x),
        Primitive.NormalPdf => NormalPdf(x),
        Primitive.LogGamma => GammaFunctions.Log(x),
        Primitive.Digamma => GammaFunctions.Digamma(x),
        Primitive.Trigamma => GammaFunctions.Trigamma(x),
        Primitive.IsZero => double.IsNaN(x) ? x : x == 0 ? 1 : 0,
        Primitive.IsPositive => double.IsNaN(x) ? x : x > 0 ? 1 : 0,
        var unknown => throw new InvalidOperationException($"No value of {unknown} is known."),
    };

    private static double NormalPdf(double x) => Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI);

    // Marsaglia's series around 0; beyond 6 the continued fraction of the tail.
    private static double NormalCdf(double x)
    {
        if (double.IsNaN(x)) return x;
        if (Math.Abs(x) > 6) return x > 0 ? 1 - Tail(x) : Tail(-x);
        var (sum, term) = (x, x);
        for (var k = 3; Math.Abs(term) > 1e-17 * Math.Abs(sum) && k < 400; k += 2)
        {
            term *= x * x / k;
            sum += term;
        }

        return 0.5 + (sum * NormalPdf(x));
    }

    private static double Tail(double x)
    {
        var fraction = x;
        for (var k = 40; k > 0; k--) fraction = x + (k / fraction);
        return NormalPdf(x) / fraction;
    }
}
