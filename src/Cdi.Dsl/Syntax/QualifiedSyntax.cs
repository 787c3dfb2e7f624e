using Cdi.Dsl.Text;

namespace Cdi.Dsl.Syntax;

/// <summary>A value of, or from, something: <c>5% of requests</c>, <c>8 from labelled</c>.</summary>
/// <param name="Value">Before the word.</param>
/// <param name="Preposition"><c>of</c> or <c>from</c>.</param>
/// <param name="Name">Behind the word.</param>
/// <param name="Span">Everything.</param>
public sealed record QualifiedSyntax(ExpressionSyntax Value, string Preposition, NameSyntax Name, TextSpan Span) : ExpressionSyntax(Span);
