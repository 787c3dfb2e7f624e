#if CDI_RUNTIME
namespace Cdi.Studies.Losses;
#else
namespace Cdi.Dsl.Losses;
#endif

using Collections;
using static LossExpression;

/// <summary>A total order of expressions by their structure, so that sorted operands are the same on every run.</summary>
internal sealed class LossExpressionOrder : IComparer<LossExpression>
{
    public static LossExpressionOrder Instance { get; } = new();

    public int Compare(LossExpression? x, LossExpression? y) => (x, y) switch
    {
        (Constant a, Constant b) => a.Value.CompareTo(b.Value),
        (Parameter a, Parameter b) => a.Position.CompareTo(b.Position),
        (Column a, Column b) => a.Position.CompareTo(b.Position),
        (Regressor a, Regressor b) => a.Position.CompareTo(b.Position),
        (Coefficient a, Coefficient b) => a.Feature.CompareTo(b.Feature),
        (LossExpression.Index a, LossExpression.Index b) => a.Position.CompareTo(b.Position),
        (Call a, Call b) when a.Primitive == b.Primitive => Compare(a.Argument, b.Argument),
        (Call a, Call b) => a.Primitive.CompareTo(b.Primitive),
        (Power a, Power b) => Compare(a.Base, b.Base) is var order and not 0 ? order : Compare(a.Exponent, b.Exponent),
        (Product a, Product b) => Compare(a.Factors, b.Factors),
        (Sum a, Sum b) => Compare(a.Terms, b.Terms),
        _ => Rank(x).CompareTo(Rank(y)),
    };

    private int Compare(EquatableArray<LossExpression> x, EquatableArray<LossExpression> y)
    {
        for (var i = 0; i < Math.Min(x.Count, y.Count); i++)
        {
            var order = Compare(x[i], y[i]);
            if (order != 0) return order;
        }

        return x.Count.CompareTo(y.Count);
    }

    private static int Rank(LossExpression? expression) => expression switch
    {
        Constant => 0,
        Coefficient => 1,
        Annotated => 2,
        Parameter => 3,
        Column => 4,
        LossExpression.Index => 5,
        Power => 6,
        Call => 7,
        Product => 8,
        Sum => 9,
        Regressor => 10,
        _ => 11,
    };
}
