#if CDI_RUNTIME
namespace Cdi.Studies.Losses;
#else
namespace Cdi.Dsl.Losses;
#endif

/// <content>Derivatives, substitution and questions about what an expression contains.</content>
public abstract partial record LossExpression
{
    private const double MostExpanded = 20_000;

    /// <summary>The partial derivative by a parameter, column, index, coefficient, annotated regressor or the annotated variable; indices are not
    /// looked into.</summary>
    /// <param name="variable">A leaf of the tree other than a constant.</param>
    public LossExpression Differentiate(LossExpression variable) => this switch
    {
        _ when this == variable => One,
        Sum sum => Add(sum.Terms.Select(term => term.Differentiate(variable))),
        Product product => Add(product.Factors.Select(factor => DifferentiateFactor(product, factor, variable))),
        Power power => DifferentiatePower(power, variable),
        Call call => DifferentiateCall(call, variable),
        _ => Zero,
    };

    /// <summary>Whether any leaf of the tree meets a condition.</summary>
    public bool Contains(Func<LossExpression, bool> leaf) => this switch
    {
        Sum sum => sum.Terms.Any(term => term.Contains(leaf)),
        Product product => product.Factors.Any(factor => factor.Contains(leaf)),
        Power power => power.Base.Contains(leaf) || power.Exponent.Contains(leaf),
        Call call => call.Argument.Contains(leaf),
        _ => leaf(this),
    };

    /// <summary>Whether the expression or a part of it fits.</summary>
    /// <param name="part">What is looked for.</param>
    public bool Holds(Func<LossExpression, bool> part) => part(this) || this switch
    {
        Sum sum => sum.Terms.Any(term => term.Holds(part)),
        Product product => product.Factors.Any(factor => factor.Holds(part)),
        Power power => power.Base.Holds(part) || power.Exponent.Holds(part),
        Call call => call.Argument.Holds(part),
        _ => false,
    };

    /// <summary>The expression with each leaf replaced, in canonical form.</summary>
    public LossExpression Substitute(Func<LossExpression, LossExpression> leaf) => this switch
    {
        Sum sum => Add(sum.Terms.Select(term => term.Substitute(leaf))),
        Product product => Multiply(product.Factors.Select(factor => factor.Substitute(leaf))),
        Power power => Pow(power.Base.Substitute(leaf), power.Exponent.Substitute(leaf)),
        Call call => Apply(call.Primitive, call.Argument.Substitute(leaf)),
        _ => leaf(this),
    };

    /// <summary>The expression with products of sums and small whole powers of sums multiplied out, so that hidden cancellations show; as it is where that
    /// would be thousands of terms.</summary>
    public LossExpression Expand() => ExpandedTerms() > MostExpanded ? this : this switch
    {
        Sum sum => Add(sum.Terms.Select(term => term.Expand())),
        Product product => product.Factors.Select(factor => factor.Expand()).Aggregate(One, MultiplyOut),
        Power { Exponent: Constant { Value: 2 or 3 or 4 } exponent } power =>
            Enumerable.Repeat(power.Base.Expand(), (int)exponent.Value).Aggregate(One, MultiplyOut),
        _ => this,
    };

    // How many terms there are once all is multiplied out, like terms not joined.
    private double ExpandedTerms() => this switch
    {
        Sum sum => sum.Terms.Sum(term => term.ExpandedTerms()),
        Product product => product.Factors.Aggregate(1.0, (so, factor) => so * factor.ExpandedTerms()),
        Power { Exponent: Constant { Value: 2 or 3 or 4 } exponent } power => Math.Pow(power.Base.ExpandedTerms(), exponent.Value),
        _ => 1,
    };

    private static LossExpression MultiplyOut(LossExpression left, LossExpression right) =>
        Add(TermsOf(left).SelectMany(a => TermsOf(right).Select(b => a * b)));

    private static IEnumerable<LossExpression> TermsOf(LossExpression expression) =>
        expression is Sum sum ? sum.Terms : [expression];

    private static LossExpression DifferentiateFactor(Product product, LossExpression factor, LossExpression variable)
    {
        var derivative = factor.Differentiate(variable);
        return derivative == Zero ? Zero : derivative * Multiply(product.Factors.Where(other => other != factor));
    }

    private static LossExpression DifferentiatePower(Power power, LossExpression variable)
    {
        var byBase = power.Base.Differentiate(variable);
        var byExponent = power.Exponent.Differentiate(variable);
        var result = power.Exponent * Pow(power.Base, power.Exponent - One) * byBase;
        return byExponent == Zero ? result : result + (power * Log(power.Base) * byExponent);
    }

    private static LossExpression DifferentiateCall(Call call, LossExpression variable)
    {
        var inner = call.Argument.Differentiate(variable);
        return inner == Zero ? Zero : DerivativeOf(call) * inner;
    }

    private static LossExpression DerivativeOf(Call call)
    {
        var x = call.Argument;
        return call.Primitive switch
        {
            Primitive.Exp => call,
            Primitive.Log => Pow(x, -1),
            Primitive.Sin => Cos(x),
            Primitive.Cos => -Sin(x),
            Primitive.Atan => Pow(One + Pow(x, 2), -1),
            Primitive.Logistic => call * (One - call),
            Primitive.Log1pExp => Logistic(x),
            Primitive.NormalCdf => NormalPdf(x),
            Primitive.NormalPdf => -x * call,
            Primitive.LogGamma => Apply(Primitive.Digamma, x),
            Primitive.Digamma => Apply(Primitive.Trigamma, x),
            Primitive.IsZero or Primitive.IsPositive => Zero,
            var unknown => throw new InvalidOperationException($"No derivative of {unknown} is known."),
        };
    }
}
