using Cdi.Dsl.Collections;
using static Cdi.Dsl.Losses.LossExpression;

namespace Cdi.Dsl.Losses;

/// <summary>What can be seen of an expression as a function of the parameters: whether it is curved one way only, and its sign.</summary>
/// <remarks>The rules of disciplined convex programming (Grant, Boyd and Ye 2006): what they do not show to be convex may be so all the same.</remarks>
internal sealed class LossCurvature(LossDefinition definition, Func<LossExpression, bool> isNotNegative)
{
    /// <summary>How an expression is curved.</summary>
    internal enum Shape
    {
        /// <summary>No parameter moves it.</summary>
        Constant,

        /// <summary>Linear in the parameters, with a constant.</summary>
        Affine,

        /// <summary>Convex.</summary>
        Convex,

        /// <summary>Concave.</summary>
        Concave,

        /// <summary>Not to be seen.</summary>
        Unknown,
    }

    /// <summary>Whether the loss is seen to be convex in the parameters.</summary>
    /// <param name="loss">The loss.</param>
    public bool IsConvex(LossExpression loss) => Of(loss) is Shape.Constant or Shape.Affine or Shape.Convex;

    /// <summary>How an expression is curved in the parameters.</summary>
    /// <param name="expression">The expression.</param>
    public Shape Of(LossExpression expression)
    {
        if (definition.IsFreeOfParameters(expression)) return Shape.Constant;
        return expression switch
        {
            Parameter => Shape.Affine,
            LossExpression.Index index => Of(definition.Indices[index.Position].Expression),
            Sum sum => sum.Terms.Select(Of).Aggregate(Join),
            Product product => OfProduct(product),
            Power power => OfPower(power),
            Call call => OfCall(call),
            _ => Shape.Unknown,
        };
    }

    /// <summary>Whether an expression is nowhere below 0.</summary>
    /// <param name="expression">The expression.</param>
    public bool IsNotNegative(LossExpression expression) => expression switch
    {
        Constant number => number.Value >= 0,
        Sum sum => sum.Terms.All(IsNotNegative),
        Product product => product.Factors.All(IsNotNegative),
        Power { Exponent: Constant { Value: var exponent } } when exponent % 2 == 0 => true,
        Power power => IsNotNegative(power.Base) || power.Exponent is Constant { Value: var root } && root != Math.Floor(root),
        Call { Primitive: Primitive.Exp or Primitive.Logistic or Primitive.Log1pExp or Primitive.NormalCdf or Primitive.NormalPdf or Primitive.IsZero
            or Primitive.IsPositive } => true,
        LossExpression.Index index => IsNotNegative(definition.Indices[index.Position].Expression),
        _ => isNotNegative(expression),
    };

    private static Shape Join(Shape a, Shape b) => (a, b) switch
    {
        (Shape.Constant, _) => b,
        (_, Shape.Constant) => a,
        (Shape.Affine, _) => b,
        (_, Shape.Affine) => a,
        _ => a == b ? a : Shape.Unknown,
    };

    private Shape OfProduct(Product product)
    {
        var moving = product.Factors.Where(factor => !definition.IsFreeOfParameters(factor)).ToList();
        if (moving.Count != 1) return Shape.Unknown;
        var shape = Of(moving[0]);
        if (shape == Shape.Affine) return shape;
        var rest = Multiply(product.Factors.Where(factor => factor != moving[0]));
        return IsNotNegative(rest) ? shape : IsNotNegative(-rest) ? Opposite(shape) : Shape.Unknown;
    }

    private static Shape Opposite(Shape shape) => shape switch
    {
        Shape.Convex => Shape.Concave,
        Shape.Concave => Shape.Convex,
        _ => shape,
    };

    private Shape OfPower(Power power)
    {
        if (power.Exponent is not Constant { Value: var exponent }) return Shape.Unknown;
        var shape = Of(power.Base);
        var isLine = shape == Shape.Affine;
        if (exponent == 0.5 && IsNorm(power.Base)) return Shape.Convex;
        if (exponent % 2 == 0 && exponent > 0 && (isLine || (shape == Shape.Convex && IsNotNegative(power.Base)))) return Shape.Convex;
        if (exponent >= 1 && shape == Shape.Convex && IsNotNegative(power.Base)) return Shape.Convex;
        if (exponent is > 0 and < 1 && (isLine || shape == Shape.Concave)) return Shape.Concave;
        return exponent < 0 && (isLine || shape == Shape.Concave) && exponent != Math.Floor(exponent) ? Shape.Convex : Shape.Unknown;
    }

    // The root of a sum of squares of lines, and of numbers.
    private bool IsNorm(LossExpression expression) => (expression is Sum sum ? sum.Terms : EquatableArray.Create(expression)).All(term =>
    {
        var (multiple, part) = CanonicalProduct.Split(term);
        return multiple >= 0 && (definition.IsFreeOfParameters(part) ? IsNotNegative(part)
            : part is Power { Exponent: Constant { Value: 2 } } square && Of(square.Base) == Shape.Affine);
    });

    private Shape OfCall(Call call)
    {
        var shape = Of(call.Argument);
        var isLine = shape == Shape.Affine;
        return call.Primitive switch
        {
            Primitive.Exp or Primitive.Log1pExp when isLine || shape == Shape.Convex => Shape.Convex,
            Primitive.Log when IsSumOfExponentials(call.Argument) => Shape.Convex,
            Primitive.Log when isLine || shape == Shape.Concave => Shape.Concave,
            Primitive.Log when call.Argument is Call { Primitive: Primitive.NormalCdf } inner && Of(inner.Argument) == Shape.Affine => Shape.Concave,
            Primitive.LogGamma when isLine => Shape.Convex,
            _ => Shape.Unknown,
        };
    }

    private bool IsSumOfExponentials(LossExpression expression) => expression is Sum sum && sum.Terms.All(term =>
    {
        if (definition.IsFreeOfParameters(term)) return IsNotNegative(term);
        var factors = term is Product product ? product.Factors.ToList() : [term];
        return factors.TrueForAll(factor => definition.IsFreeOfParameters(factor) ? IsNotNegative(factor)
            : factor is Call { Primitive: Primitive.Exp } exp && Of(exp.Argument) == Shape.Affine);
    });
}
