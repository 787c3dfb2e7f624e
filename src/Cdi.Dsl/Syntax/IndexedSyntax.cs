using Cdi.Dsl.Text;

namespace Cdi.Dsl.Syntax;

/// <summary>A name and one of its options: <c>politeness[A]</c>.</summary>
/// <param name="Name">Before the brackets.</param>
/// <param name="Key">Between them.</param>
/// <param name="Span">Everything.</param>
public sealed record IndexedSyntax(NameSyntax Name, KeySyntax Key, TextSpan Span) : ExpressionSyntax(Span);
