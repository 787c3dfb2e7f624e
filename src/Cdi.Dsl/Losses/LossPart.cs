using System.Globalization;
using Cdi.Dsl.Collections;
using static Cdi.Dsl.Losses.LossExpression;

namespace Cdi.Dsl.Losses;

/// <summary>A part of a loss where just some options are true: what a monomial in v and in numbers multiplies.</summary>
/// <param name="Options">Positions of the options that are true.</param>
/// <param name="Power">The monomial.</param>
/// <param name="Value">What it multiplies; depends on θ.</param>
internal sealed record LossPart(EquatableArray<int> Options, LossPart.Monomial Power, LossExpression Value)
{
    // The highest power of a number: of the square of a predictor in which it is squared.
    private const int HighestPower = 4;

    /// <summary>The parts of a loss; null where it is no polynomial in v or in a number.</summary>
    /// <param name="definition">The loss.</param>
    /// <param name="options">Positions of the options that are true.</param>
    /// <param name="ofModel">Whether numbers are columns, those of the model or of people, behind the columns of the loss; null where they are variables of a
    /// polynomial.</param>
    /// <param name="indices">Indices so far, to which those of the parts are added.</param>
    public static IReadOnlyList<LossPart>? At(LossDefinition definition, EquatableArray<int> options, bool? ofModel, List<LossIndex> indices)
    {
        var numbers = definition.Regressors.Select((regressor, k) => (regressor, k)).Where(each => each.regressor.IsNumber)
            .Select(each => (LossExpression)new Regressor(each.k)).ToList();
        var variables = ofModel is null ? numbers : [];
        var replaced = new List<LossExpression>();
        foreach (var index in definition.Indices)
        {
            if (Polynomial(index.Expression.Substitute(Chosen), variables) is not { } terms) return null;
            replaced.Add(Add(terms.Select(term => Multiply(term.Numbers) * Named(term.Value, index.Name, indices))));
        }

        var loss = definition.Loss.Substitute(leaf => leaf is LossExpression.Index index ? replaced[index.Position] : Chosen(leaf));
        if (Polynomial(loss, [AnnotatedValue, .. variables]) is not { } parts) return null;
        var within = definition with { Indices = indices.ToEquatableArray() };
        return [.. parts.Select(part => new LossPart(options, Monomial.Of(part.Numbers), within.DropFree(part.Value))).Where(part => part.Value != Zero)];

        LossExpression Chosen(LossExpression leaf) => leaf is not Regressor { Position: var k } ? leaf
            : !definition.Regressors[k].IsNumber ? options.Contains(k) ? One : Zero
            : ofModel is { } model ? new Column(definition.Columns.Count + (2 * numbers.IndexOf(leaf)) + (model ? 1 : 0)) : leaf;
    }

    // A bare parameter needs no name.
    private static LossExpression Named(LossExpression value, string name, List<LossIndex> indices)
    {
        if (value is Parameter or Constant) return value;
        var position = indices.FindIndex(index => index.Expression == value);
        if (position < 0)
        {
            position = indices.Count;
            indices.Add(new LossIndex(position == 0 ? name : name + position.ToString(CultureInfo.InvariantCulture), value));
        }

        return new LossExpression.Index(position);
    }

    /// <summary>The coefficients of a polynomial, by Taylor's formula at 0; null where it is none.</summary>
    private static List<(EquatableArray<LossExpression> Numbers, LossExpression Value)>? Polynomial(
        LossExpression expression, IReadOnlyList<LossExpression> variables, int first = 0)
    {
        if (first == variables.Count) return [([], expression)];
        if (!IsPolynomial(expression, variables[first])) return null;
        var terms = new List<(EquatableArray<LossExpression> Numbers, LossExpression Value)>();
        var (variable, derivative, factorial) = (variables[first], expression, 1.0);
        for (var power = 0; power <= HighestPower; power++)
        {
            var value = derivative.Substitute(leaf => leaf == variable ? Zero : leaf) * (1 / factorial);
            if (Polynomial(value, variables, first + 1) is not { } rest) return null;
            terms.AddRange(rest.Where(term => term.Value != Zero)
                .Select(term => (Enumerable.Repeat(variable, power).Concat(term.Numbers).ToEquatableArray(), term.Value)));
            derivative = derivative.Differentiate(variable);
            if (derivative == Zero || derivative.Expand() == Zero) return terms;
            factorial *= power + 1;
        }

        return null;
    }

    // What no power of a sum shows to be one is taken for none, and is not differentiated.
    private static bool IsPolynomial(LossExpression expression, LossExpression variable) => expression switch
    {
        Sum sum => sum.Terms.All(term => IsPolynomial(term, variable)),
        Product product => product.Factors.All(factor => IsPolynomial(factor, variable)),
        LossExpression.Power { Exponent: Constant { Value: > 0 and <= HighestPower and var exponent } } power when exponent == Math.Floor(exponent) =>
            IsPolynomial(power.Base, variable),
        LossExpression.Power or Call => !expression.Contains(leaf => leaf == variable),
        _ => true,
    };

    /// <summary>A product of v and of numbers.</summary>
    /// <param name="HasOutcome">Whether v is a factor.</param>
    /// <param name="Numbers">Positions of the numbers; a power repeats one.</param>
    internal sealed record Monomial(bool HasOutcome, EquatableArray<int> Numbers)
    {
        /// <summary>1.</summary>
        public static Monomial One { get; } = new(false, []);

        /// <summary>How many factors it has.</summary>
        public int Degree => (HasOutcome ? 1 : 0) + Numbers.Count;

        /// <summary>The product of some leaves.</summary>
        public static Monomial Of(EquatableArray<LossExpression> factors) => new(
            factors.Contains(AnnotatedValue), factors.OfType<Regressor>().Select(regressor => regressor.Position).ToEquatableArray());
    }
}
