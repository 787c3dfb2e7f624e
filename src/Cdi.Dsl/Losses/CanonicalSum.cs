#if CDI_RUNTIME
namespace Cdi.Studies.Losses;
#else
namespace Cdi.Dsl.Losses;
#endif

using Collections;
using static LossExpression;

/// <summary>Sums in canonical form: flat, like terms added, sorted, the constant first.</summary>
internal static class CanonicalSum
{
    public static LossExpression Of(IEnumerable<LossExpression> terms)
    {
        var constant = 0.0;
        var multiples = new Dictionary<LossExpression, double>();
        foreach (var term in terms) Collect(term, multiples, ref constant);
        var result = new List<LossExpression>();
        if (constant != 0) result.Add(new Constant(constant));
        foreach (var part in multiples.Keys.OrderBy(key => key, LossExpressionOrder.Instance))
        {
            if (multiples[part] != 0) result.Add(CanonicalProduct.Scale(multiples[part], part));
        }

        return result.Count switch
        {
            0 => Zero,
            1 => result[0],
            _ => new Sum(result.ToEquatableArray()),
        };
    }

    /// <summary>The number that divides a sum exactly, with the sign of its first term: −2a + 2b is −2 times a − b. 1 where the multiples differ in
    /// size.</summary>
    public static (double Content, Sum Primitive) Content(Sum sum)
    {
        var parts = sum.Terms.Select(term => term is Constant number ? (number.Value, One) : CanonicalProduct.Split(term)).ToList();
        var content = parts[0].Item1;
        if (content == 1 || parts.Any(part => Math.Abs(part.Item1) != Math.Abs(content))) return (1, sum);
        return (content, new Sum(parts.Select(part => CanonicalProduct.Scale(part.Item1 / content, part.Item2)).ToEquatableArray()));
    }

    private static void Collect(LossExpression term, Dictionary<LossExpression, double> multiples, ref double constant)
    {
        switch (term)
        {
            case Constant number:
                constant += number.Value;
                break;
            case Sum sum:
                foreach (var inner in sum.Terms) Collect(inner, multiples, ref constant);
                break;
            default:
                var (multiple, part) = CanonicalProduct.Split(term);
                multiples[part] = multiples.TryGetValue(part, out var before) ? before + multiple : multiple;
                break;
        }
    }
}
