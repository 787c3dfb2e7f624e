using Cdi.Dsl.Text;

namespace Cdi.Dsl.Syntax;

/// <summary>A <c>//</c> comment.</summary>
/// <param name="Content">The text behind <c>//</c>, without spaces around it.</param>
/// <param name="IsTrailing">Whether something else stands before it on its line.</param>
/// <param name="Span">From <c>//</c> to the end of the line.</param>
public sealed record CommentSyntax(string Content, bool IsTrailing, TextSpan Span) : SyntaxNode(Span);
