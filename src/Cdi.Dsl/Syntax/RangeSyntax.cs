using Cdi.Dsl.Text;

namespace Cdi.Dsl.Syntax;

/// <summary>From one value to another, both included: <c>0..10</c>, <c>5%..20%</c>, <c>x1..x21</c>.</summary>
/// <param name="From">First value.</param>
/// <param name="To">Last value.</param>
/// <param name="Span">Everything.</param>
public sealed record RangeSyntax(ExpressionSyntax From, ExpressionSyntax To, TextSpan Span) : ExpressionSyntax(Span);
