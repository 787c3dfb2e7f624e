using Cdi.Dsl.Text;

namespace Cdi.Dsl.Syntax;

/// <summary>A model formula: <c>politeness[A] ~ 1 + hedge | state</c>.</summary>
/// <param name="Response">Before the tilde; null in a one-sided formula.</param>
/// <param name="Terms">Behind the tilde.</param>
/// <param name="FixedEffects">Behind the bar; null without it.</param>
/// <param name="Span">Everything.</param>
public sealed record FormulaSyntax(ExpressionSyntax? Response, ExpressionSyntax Terms, ExpressionSyntax? FixedEffects, TextSpan Span) : ExpressionSyntax(Span);
