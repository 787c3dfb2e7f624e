using Cdi.Dsl.Text;

namespace Cdi.Dsl.Syntax;

/// <summary>A condition that must not hold: <c>not attack[yes]</c>.</summary>
/// <param name="Operand">The condition.</param>
/// <param name="Span">Everything.</param>
public sealed record NotSyntax(ExpressionSyntax Operand, TextSpan Span) : ExpressionSyntax(Span);
