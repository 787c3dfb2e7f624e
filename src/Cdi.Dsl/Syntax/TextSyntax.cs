using Cdi.Dsl.Collections;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Syntax;

/// <summary>A text between triple quotes, without the indentation of its closing quotes; lines are joined by <c>\n</c>.</summary>
/// <param name="Parts">Literal stretches and holes, in order; empty for an empty text.</param>
/// <param name="Span">With the quotes.</param>
public sealed record TextSyntax(EquatableArray<TextPartSyntax> Parts, TextSpan Span) : ExpressionSyntax(Span)
{
    /// <summary>The holes, in order.</summary>
    public IEnumerable<HoleSyntax> Holes => Parts.OfType<HoleSyntax>();
}
