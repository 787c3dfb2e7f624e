using Cdi.Dsl.Text;

namespace Cdi.Dsl.Syntax;

/// <summary>A hole of a text: <c>{request}</c>, <c>{year:0}</c>.</summary>
/// <param name="Name">What fills it.</param>
/// <param name="Format">What follows the colon; null without it.</param>
/// <param name="Span">With the braces.</param>
public sealed record HoleSyntax(NameSyntax Name, string? Format, TextSpan Span) : TextPartSyntax(Span);
