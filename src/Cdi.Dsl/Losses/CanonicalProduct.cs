#if CDI_RUNTIME
namespace Cdi.Studies.Losses;
#else
namespace Cdi.Dsl.Losses;
#endif

using Collections;
using static LossExpression;

/// <summary>Products in canonical form: flat, equal bases joined, sorted, the constant first and spread over a lone sum.</summary>
internal static class CanonicalProduct
{
    public static LossExpression Of(IEnumerable<LossExpression> factors)
    {
        var constant = 1.0;
        var exponents = new Dictionary<LossExpression, LossExpression>();
        foreach (var factor in factors) Collect(factor, exponents, ref constant);
        if (constant == 0) return Zero;
        JoinLogistic(exponents);
        var powers = exponents.Select(entry => Pow(entry.Key, entry.Value)).ToList();
        return powers.All(IsAtomic) ? Build(constant, powers) : Of([constant, .. powers]);
    }

    /// <summary>A term as a number times the rest: 3·x·y is (3, x·y).</summary>
    public static (double Multiple, LossExpression Part) Split(LossExpression term) => term switch
    {
        Product product when product.Factors[0] is Constant number => (number.Value, Join([.. product.Factors.Skip(1)])),
        _ => (1, term),
    };

    /// <summary>A number, not 0, times a term that is itself not a constant multiple.</summary>
    public static LossExpression Scale(double multiple, LossExpression part) => part switch
    {
        _ when multiple == 1 => part,
        Sum sum => CanonicalSum.Of(sum.Terms.Select(term => Of([multiple, term]))),
        Product product => Join([new Constant(multiple), .. product.Factors]),
        _ => Join([new Constant(multiple), part]),
    };

    // A power that simplified to a number or a product has to be collected once more.
    private static bool IsAtomic(LossExpression power) => power is not (Constant or Product);

    private static LossExpression Build(double constant, List<LossExpression> powers)
    {
        powers.Sort(LossExpressionOrder.Instance);
        return powers.Count == 0 ? new Constant(constant) : Scale(constant, Join(powers));
    }

    private static LossExpression Join(IReadOnlyList<LossExpression> factors) =>
        factors.Count == 1 ? factors[0] : new Product(factors.ToEquatableArray());

    private static void Collect(LossExpression factor, Dictionary<LossExpression, LossExpression> exponents, ref double constant)
    {
        switch (factor)
        {
            case Constant number:
                constant *= number.Value;
                break;
            case Product product:
                foreach (var inner in product.Factors) Collect(inner, exponents, ref constant);
                break;
            case Power power:
                Raise(power.Base, power.Exponent, exponents);
                break;
            case Sum sum:
                var (content, primitive) = CanonicalSum.Content(sum);
                constant *= content;
                Raise(primitive, One, exponents);
                break;
            default:
                Raise(factor, One, exponents);
                break;
        }
    }

    private static void Raise(LossExpression @base, LossExpression exponent, Dictionary<LossExpression, LossExpression> exponents)
    {
        var sum = exponents.TryGetValue(@base, out var before) ? before + exponent : exponent;
        if (sum == Zero) exponents.Remove(@base);
        else exponents[@base] = sum;
    }

    // eˣ · logistic(−x) = logistic(x): a probability written as a quotient stays finite for large x.
    private static void JoinLogistic(Dictionary<LossExpression, LossExpression> exponents)
    {
        foreach (var exponential in exponents.Keys.OfType<Call>().Where(call => call.Primitive == Primitive.Exp).ToList())
        {
            var complement = Logistic(-exponential.Argument);
            if (exponents[exponential] != One || !exponents.TryGetValue(complement, out var power) || power != One) continue;
            exponents.Remove(exponential);
            exponents.Remove(complement);
            Raise(Logistic(exponential.Argument), One, exponents);
        }
    }
}
