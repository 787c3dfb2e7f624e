using Cdi.Dsl.Text;

namespace Cdi.Dsl.Syntax;

/// <summary>A piece of a study as its author wrote it.</summary>
/// <param name="Span">Where it stands, without the comments around it.</param>
public abstract record SyntaxNode(TextSpan Span);
