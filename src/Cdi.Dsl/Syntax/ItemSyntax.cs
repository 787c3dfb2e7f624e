using Cdi.Dsl.Text;

namespace Cdi.Dsl.Syntax;

/// <summary>What a file or a block consists of: an import, block, column, setting, expectation, or lines that could not be read.</summary>
/// <param name="Span">Where it stands, without its documentation and comments.</param>
public abstract record ItemSyntax(TextSpan Span) : SyntaxNode(Span)
{
    /// <summary>The <c>///</c> lines above it; null if there are none.</summary>
    public DocumentationSyntax? Documentation { get; init; }
}
