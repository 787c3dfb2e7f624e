using Cdi.Dsl.Collections;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Syntax;

/// <summary>A function and its arguments: <c>coefficient(hedge)</c>.</summary>
/// <param name="Function">Before the parentheses.</param>
/// <param name="Arguments">Between them.</param>
/// <param name="Span">Everything.</param>
public sealed record CallSyntax(NameSyntax Function, EquatableArray<ArgumentSyntax> Arguments, TextSpan Span) : ExpressionSyntax(Span);
