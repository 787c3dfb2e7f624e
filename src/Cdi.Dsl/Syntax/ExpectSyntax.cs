using Cdi.Dsl.Text;

namespace Cdi.Dsl.Syntax;

/// <summary>A promise that an experiment keeps or breaks: <c>expect coverage >= 0.88</c>.</summary>
/// <param name="Condition">What must hold.</param>
/// <param name="Span">The whole line.</param>
public sealed record ExpectSyntax(ExpressionSyntax Condition, TextSpan Span) : ItemSyntax(Span);
