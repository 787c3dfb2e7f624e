using Cdi.Dsl.Collections;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Syntax;

/// <summary>A list: <c>[hedging, share]</c>.</summary>
/// <param name="Items">Between the brackets.</param>
/// <param name="Span">With the brackets.</param>
public sealed record ListSyntax(EquatableArray<ArgumentSyntax> Items, TextSpan Span) : ExpressionSyntax(Span);
