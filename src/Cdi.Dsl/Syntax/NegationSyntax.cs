using Cdi.Dsl.Text;

namespace Cdi.Dsl.Syntax;

/// <summary>A leading minus.</summary>
/// <param name="Operand">What it applies to.</param>
/// <param name="Span">Everything.</param>
public sealed record NegationSyntax(ExpressionSyntax Operand, TextSpan Span) : ExpressionSyntax(Span);
