using Cdi.Dsl.Emit.Encoders;
using Cdi.Dsl.Losses;
using static Cdi.Dsl.Losses.LossExpression;

namespace Cdi.Dsl.Emit;

/// <content>How each kind of expression is written.</content>
internal sealed partial class LaneCode
{
    // A longer sum is written as statements, one fused multiply-add each.
    private const int LongSum = 3;

    private const int LargestWrittenPower = 3;

    private static string Lanes(double value) => value switch
    {
        0 => "_Lanes.Zero",
        1 => "_Lanes.One",
        _ => $"_Vector512.Create({CSharpLiteral.Of(value)})",
    };

    private string Write(LossExpression expression) => expression switch
    {
        Sum sum => WriteSum(sum),
        Product product => WriteProduct(product.Factors),
        Power power when IsDivisor(power) => $"_Lanes.One / {Operand(Pow(power, -1))}",
        Power power => WritePower(power, isOperand: false),
        Call call => $"_VectorMath.{call.Primitive}({Text(call.Argument)})",
        _ => Text(expression),
    };

    // Plain terms first, so that every product is added by one fused operation.
    private static IEnumerable<LossExpression> InOrderOfAddition(Sum sum) => sum.Terms.OrderBy(term => IsProduct(term));

    private static bool IsProduct(LossExpression term) => term is Product && !IsNegated(term, out _);

    private static bool IsNegated(LossExpression term, out LossExpression operand)
    {
        var isNegated = term is Product { Factors.Count: 2 } product && product.Factors[0] == -One;
        operand = isNegated ? -term : term;
        return isNegated;
    }

    private string WriteSum(Sum sum)
    {
        var terms = InOrderOfAddition(sum).ToList();
        return terms.Skip(1).Aggregate(Text(terms[0]), Plus);
    }

    private string Plus(string sum, LossExpression term)
    {
        if (IsNegated(term, out var operand)) return $"{sum} - {Operand(operand)}";
        if (!IsFused(term)) return $"{sum} + {Operand(term)}";
        var (left, right) = Halves((Product)term);
        return $"_Vector512.FusedMultiplyAdd({left}, {right}, {sum})";
    }

    /// <summary>The statement that adds a term to a variable, without its semicolon.</summary>
    private string AddTo(string variable, LossExpression term)
    {
        if (IsNegated(term, out var operand)) return $"{variable} -= {Operand(operand)}";
        return IsFused(term) ? $"{variable} = {Plus(variable, term)}" : $"{variable} += {Text(term)}";
    }

    private bool IsFused(LossExpression term) => term is Product product && !names.ContainsKey(term) && !IsShared(term) && !product.Factors.Any(IsWrittenBelow);

    // A product as two operands of a fused multiply-add; the sign or number goes with the first.
    private (string Left, string Right) Halves(Product product)
    {
        var factors = product.Factors.ToList();
        if (factors[0] is Constant number && factors.Count > 2)
        {
            var scaled = number.Value == -1 ? "-" + Operand(factors[1]) : $"{CSharpLiteral.Of(number.Value)} * {Operand(factors[1])}";
            return (scaled, WriteProduct(factors.Skip(2)));
        }

        return (Text(factors[0]), WriteProduct(factors.Skip(1)));
    }

    private string WriteProduct(IEnumerable<LossExpression> factors)
    {
        var all = factors.ToList();
        var above = all.Where(factor => !IsWrittenBelow(factor)).ToList();
        var below = all.Where(IsWrittenBelow).Select(factor => Pow(factor, -1)).ToList();
        var numerator = above.Count switch
        {
            0 => "_Lanes.One",
            1 when below.Count > 0 => Operand(above[0]),
            _ => WriteFactors(above),
        };
        return below.Count switch
        {
            0 => numerator,
            1 => $"{numerator} / {Operand(below[0])}",
            _ => $"{numerator} / ({WriteFactors(below)})",
        };
    }

    private bool IsWrittenBelow(LossExpression factor) => IsDivisor(factor) && !IsShared(factor) && !names.ContainsKey(factor);

    private static bool IsDivisor(LossExpression factor) => factor is Power { Exponent: Constant { Value: < 0 } exponent } && IsHalfWhole(exponent.Value);

    private static bool IsHalfWhole(double exponent) => 2 * exponent == Math.Floor(2 * exponent);

    private string WriteFactors(List<LossExpression> factors)
    {
        if (factors.Count > 1 && factors[0] == -One) return "-" + WriteFactors(factors.Skip(1).ToList());
        return string.Join(" * ", factors.Select((factor, i) => factor switch
        {
            Constant number when factors.Count > 1 => CSharpLiteral.Of(number.Value).ToString(),
            Power power when !names.ContainsKey(power) && !IsShared(power) => WritePower(power, factors.Count > 1),
            _ => factors.Count > 1 ? Operand(factor) : Text(factor),
        }));
    }

    private string WritePower(Power power, bool isOperand)
    {
        if (power.Exponent is not Constant { Value: var exponent } || !IsHalfWhole(exponent) || Math.Abs(exponent) > int.MaxValue)
        {
            return $"_VectorMath.Pow({Text(power.Base)}, {Text(power.Exponent)})";
        }

        var whole = (int)Math.Floor(exponent);
        var @base = whole == 0 || whole > LargestWrittenPower ? Text(power.Base) : Atom(power.Base);
        var root = exponent == whole ? "" : $"_Vector512.Sqrt({@base})";
        if (whole == 0) return root;
        var written = whole > LargestWrittenPower
            ? $"_VectorMath.WholePower({@base}, {CSharpLiteral.Of(whole)})"
            : string.Join(" * ", Enumerable.Repeat(@base, whole));
        var text = root.Length == 0 ? written : $"{written} * {root}";
        return isOperand && text.Contains(' ') && whole <= LargestWrittenPower ? $"({text})" : text;
    }

    private string Atom(LossExpression expression)
    {
        var text = Text(expression);
        return text.All(char.IsLetterOrDigit) ? text : Temporary(expression);
    }
}
