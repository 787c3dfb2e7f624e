using Cdi.Dsl.Collections;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Syntax;

/// <summary>The <c>///</c> lines above something, carried into emitted code and report.</summary>
/// <param name="Lines">The text behind each <c>///</c>, without one leading space and without trailing spaces.</param>
/// <param name="Span">From the first <c>///</c> to the end of the last line.</param>
public sealed record DocumentationSyntax(EquatableArray<string> Lines, TextSpan Span) : SyntaxNode(Span)
{
    /// <summary>The lines joined by <c>\n</c>.</summary>
    public string Content => string.Join("\n", Lines);
}
