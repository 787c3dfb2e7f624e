using Cdi.Dsl.Text;

namespace Cdi.Dsl.Syntax;

/// <summary>An argument of a call or an item of a list: <c>ppi @ uniform</c>, <c>ref = "a"</c>.</summary>
/// <param name="Name">Before the equals sign; null without it.</param>
/// <param name="Value">The value.</param>
/// <param name="Design">The name behind <c>@</c>; null without it.</param>
/// <param name="Span">Everything.</param>
public sealed record ArgumentSyntax(NameSyntax? Name, ExpressionSyntax Value, NameSyntax? Design, TextSpan Span) : SyntaxNode(Span);
