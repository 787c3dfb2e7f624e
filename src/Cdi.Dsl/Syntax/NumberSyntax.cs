using Cdi.Dsl.Text;

namespace Cdi.Dsl.Syntax;

/// <summary>A number with its unit: <c>500 labels</c>, <c>0.80 USD</c>, <c>5%</c>.</summary>
/// <param name="Digits">The digits as written, without sign: <c>0.80</c>.</param>
/// <param name="Value">The value that the digits stand for, never negative, not scaled by the unit.</param>
/// <param name="Unit">The word behind the number, or <c>%</c>; null for a bare number. It need not be a unit that the language knows.</param>
/// <param name="Span">Number and unit.</param>
public sealed record NumberSyntax(string Digits, double Value, NameSyntax? Unit, TextSpan Span) : ExpressionSyntax(Span)
{
    /// <summary>Whether the number is written without point and exponent.</summary>
    public bool IsInteger => Digits.All(digit => digit is >= '0' and <= '9');
}
