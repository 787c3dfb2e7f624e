using Cdi.Dsl.Text;

namespace Cdi.Dsl.Syntax;

/// <summary>A string between double quotes, on one line.</summary>
/// <param name="Value">Its value, escapes resolved.</param>
/// <param name="Span">With the quotes.</param>
public sealed record StringSyntax(string Value, TextSpan Span) : ExpressionSyntax(Span);
