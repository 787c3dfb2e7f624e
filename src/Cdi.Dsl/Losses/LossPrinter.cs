using System.Globalization;
using System.Text;

#if CDI_RUNTIME
namespace Cdi.Studies.Losses;
#else
namespace Cdi.Dsl.Losses;
#endif

using static LossExpression;

/// <summary>Writes expressions as a reader of formulas expects them: differences, quotients, roots and superscript-free powers.</summary>
/// <param name="definition">Where names come from; without it θ₀, x₀, η₀. A parameter with the name of a column prints as θ[name].</param>
public sealed class LossPrinter(LossDefinition? definition = null)
{
    private const int SumLevel = 0;
    private const int ProductLevel = 1;
    private const int PowerLevel = 2;

    /// <summary>The expression in plain notation.</summary>
    public string Print(LossExpression expression) => Print(expression, SumLevel);

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture).Replace('-', '−');

    private static string Subscript(string letter, int position) =>
        letter + string.Concat(position.ToString(CultureInfo.InvariantCulture).Select(digit => (char)('₀' + (digit - '0'))));

    private static string Bracket(string text, bool needed) => needed ? $"({text})" : text;

    private static string FunctionName(Primitive primitive) => primitive switch
    {
        Primitive.NormalCdf => "normal_cdf",
        Primitive.NormalPdf => "normal_pdf",
        Primitive.LogGamma => "lgamma",
        _ => primitive.ToString().ToLowerInvariant(),
    };

    private string Print(LossExpression expression, int level) => expression switch
    {
        Constant number => Bracket(Number(number.Value), number.Value < 0 && level > SumLevel),
        Parameter parameter => ParameterName(parameter.Position),
        Column column => definition?.Columns[column.Position] ?? Subscript("x", column.Position),
        LossExpression.Index index => definition?.Indices[index.Position].Name ?? Subscript("η", index.Position),
        Annotated => "v",
        Regressor regressor => definition?.Regressors[regressor.Position].Name ?? Subscript("w", regressor.Position),
        Coefficient coefficient => Subscript("c", coefficient.Feature),
        Call { Primitive: Primitive.Log1pExp } call => $"log(1 + exp({Print(call.Argument)}))",
        Call { Primitive: Primitive.IsZero } call => $"equals({Print(call.Argument)}, 0)",
        Call { Primitive: Primitive.IsPositive } call => $"above({Print(call.Argument)}, 0)",
        Call call => $"{FunctionName(call.Primitive)}({Print(call.Argument)})",
        Sum sum => Bracket(PrintSum(sum), level > SumLevel),
        Product product => Bracket(PrintProduct(product.Factors), level > ProductLevel),
        Power power => PrintPower(power, level),
        _ => throw new InvalidOperationException("An unknown kind of expression."),
    };

    // A coefficient often has the name of its column.
    private string ParameterName(int position)
    {
        if (definition is null) return Subscript("θ", position);
        var name = definition.Parameters[position];
        return definition.Columns.Contains(name) || definition.Regressors.Any(regressor => regressor.Name == name)
            || !name.All(letter => char.IsLetterOrDigit(letter) || letter == '_') ? $"θ[{name}]" : name;
    }

    private string PrintSum(Sum sum)
    {
        var text = new StringBuilder();
        foreach (var term in sum.Terms.OrderBy(term => IsNegative(term)))
        {
            var negative = IsNegative(term);
            if (text.Length > 0) text.Append(negative ? " − " : " + ");
            else if (negative) text.Append('−');
            text.Append(Print(negative ? -term : term, ProductLevel));
        }

        return text.ToString();
    }

    private static bool IsNegative(LossExpression? term) => term switch
    {
        Constant number => number.Value < 0,
        Product product => product.Factors[0] is Constant { Value: < 0 },
        _ => false,
    };

    private string PrintProduct(IEnumerable<LossExpression> factors)
    {
        var all = factors.ToList();
        var above = all.Where(factor => !IsReciprocal(factor)).ToList();
        var below = all.Where(IsReciprocal).Select(factor => Pow(factor, -1)).ToList();
        var sign = IsNegative(above.FirstOrDefault()) ? "−" : "";
        if (sign.Length > 0) above[0] = -above[0];
        if (above.Count > 1 && above[0] == One) above.RemoveAt(0);
        var numerator = above.Count == 0 ? "1" : string.Join("·", above.Select(factor => Print(factor, ProductLevel)));
        if (below.Count == 0) return sign + numerator;
        var denominator = string.Join("·", below.Select(factor => Print(factor, PowerLevel)));
        return $"{sign}{numerator}/{Bracket(denominator, below.Count > 1)}";
    }

    private static bool IsReciprocal(LossExpression factor) => factor is Power { Exponent: Constant { Value: < 0 } };

    private string PrintPower(Power power, int level) => power.Exponent switch
    {
        Constant { Value: 0.5 } => $"sqrt({Print(power.Base)})",
        Constant { Value: < 0 } => Bracket(PrintProduct([power]), level > ProductLevel),
        _ => $"{Print(power.Base, PowerLevel + 1)}^{Print(power.Exponent, PowerLevel + 1)}",
    };
}
