#if CDI_RUNTIME
namespace Cdi.Studies.Losses;
#else
namespace Cdi.Dsl.Losses;
#endif

/// <summary>Expressions in columns as sums of products, which arithmetic alone computes.</summary>
public static class LossPolynomial
{
    /// <summary>The sum: of each product its number, and whole powers of columns; null where the expression is none.</summary>
    /// <param name="expression">In numbers and columns.</param>
    public static IReadOnlyList<(double Coefficient, IReadOnlyList<(int Column, int Power)> Factors)>? Of(LossExpression expression)
    {
        var expanded = expression.Expand();
        if (expanded is LossExpression.Constant { Value: 0 }) return [];
        var products = new List<(double, IReadOnlyList<(int, int)>)>();
        foreach (var term in expanded is LossExpression.Sum sum ? sum.Terms.AsEnumerable() : [expanded])
        {
            var (coefficient, factors) = (1.0, new List<(int, int)>());
            foreach (var factor in term is LossExpression.Product product ? product.Factors.AsEnumerable() : [term])
            {
                if (factor is LossExpression.Constant { Value: var value } && !double.IsNaN(value) && !double.IsInfinity(value)) coefficient *= value;
                else if (PowerOf(factor) is { } power) factors.Add(power);
                else return null;
            }

            products.Add((coefficient, factors));
        }

        return products;
    }

    private static (int Column, int Power)? PowerOf(LossExpression factor) => factor switch
    {
        LossExpression.Column column => (column.Position, 1),
        LossExpression.Power { Base: LossExpression.Column column, Exponent: LossExpression.Constant { Value: var power } }
            when power == Math.Floor(power) && Math.Abs(power) <= 1000 => (column.Position, (int)power),
        _ => null,
    };
}
