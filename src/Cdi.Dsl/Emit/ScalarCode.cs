using Cdi.Dsl.Emit.Encoders;
using Cdi.Dsl.Losses;
using static Cdi.Dsl.Losses.LossExpression;

namespace Cdi.Dsl.Emit;

/// <summary>Writes expressions of parameters as C# over single numbers.</summary>
internal static class ScalarCode
{
    /// <summary>The expression in terms of the span <c>parameters</c>, columns in terms of the span <c>columns</c>, indices as <c>eta0</c> and so on.</summary>
    /// <exception cref="ArgumentException">The expression holds something annotated.</exception>
    public static string Of(LossExpression expression) => expression switch
    {
        Constant number => CSharpLiteral.Of(number.Value).ToString(),
        Parameter parameter => $"parameters[{CSharpLiteral.Of(parameter.Position)}]",
        Column column => $"columns[{CSharpLiteral.Of(column.Position)}]",
        LossExpression.Index index => $"eta{CSharpLiteral.Of(index.Position)}",
        Sum sum => OfSum(sum),
        Product product => OfProduct(product),
        Power power => OfPower(power),
        Call call => $"_ScalarMath.{call.Primitive}({Of(call.Argument)})",
        _ => throw new ArgumentException("A target is a function of parameters and columns only.", nameof(expression)),
    };

    private static string OfSum(Sum sum)
    {
        var terms = sum.Terms.OrderBy(term => CanonicalProduct.Split(term).Multiple < 0).ToList();
        return terms.Skip(1).Aggregate(Of(terms[0]), Plus);
    }

    private static string Plus(string sum, LossExpression term)
    {
        var (multiple, part) = CanonicalProduct.Split(term);
        return multiple == -1 ? $"{sum} - {Operand(part)}" : $"{sum} + {Operand(term)}";
    }

    private static string OfProduct(Product product)
    {
        var (multiple, part) = CanonicalProduct.Split(product);
        if (multiple == -1) return "-" + Operand(part);
        return string.Join(" * ", product.Factors.Select(Operand));
    }

    private static string OfPower(Power power) => power.Exponent switch
    {
        Constant { Value: -1 } => $"1 / {Operand(power.Base)}",
        Constant { Value: 0.5 } => $"_Math.Sqrt({Of(power.Base)})",
        Constant { Value: 2 } => $"{Operand(power.Base)} * {Operand(power.Base)}",
        _ => $"_Math.Pow({Of(power.Base)}, {Of(power.Exponent)})",
    };

    private static string Operand(LossExpression expression) => expression switch
    {
        Constant { Value: >= 0 } or Parameter or Column or LossExpression.Index or Call => Of(expression),
        _ => $"({Of(expression)})",
    };
}
