using Cdi.Dsl.Text;

namespace Cdi.Dsl.Syntax;

/// <summary>A further pair behind a setting: <c>, balance = yes</c>.</summary>
/// <param name="Name">Before the equals sign.</param>
/// <param name="Value">Behind it.</param>
/// <param name="Span">The pair without its comma.</param>
public sealed record OptionSyntax(NameSyntax Name, ExpressionSyntax Value, TextSpan Span) : SyntaxNode(Span);
