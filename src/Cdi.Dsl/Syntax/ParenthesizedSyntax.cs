using Cdi.Dsl.Text;

namespace Cdi.Dsl.Syntax;

/// <summary>An expression between parentheses.</summary>
/// <param name="Inner">Between them.</param>
/// <param name="Span">With the parentheses.</param>
public sealed record ParenthesizedSyntax(ExpressionSyntax Inner, TextSpan Span) : ExpressionSyntax(Span);
