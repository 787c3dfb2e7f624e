using Cdi.Dsl.Text;

namespace Cdi.Dsl.Syntax;

/// <summary>A piece of a text: a <see cref="LiteralSyntax"/> or a <see cref="HoleSyntax"/>.</summary>
/// <param name="Span">Where it stands; a literal's span includes the removed indentation.</param>
public abstract record TextPartSyntax(TextSpan Span) : SyntaxNode(Span);
