using Cdi.Dsl.Text;

namespace Cdi.Dsl.Syntax;

/// <summary>What follows <c>where</c>: a <see cref="MapSyntax"/> or a <see cref="DefinitionsSyntax"/>.</summary>
/// <param name="Span">Without the word <c>where</c>.</param>
public abstract record WhereSyntax(TextSpan Span) : SyntaxNode(Span);
