using Cdi.Dsl.Text;

namespace Cdi.Dsl.Syntax;

/// <summary>One pair of a map: <c>1 = A</c>.</summary>
/// <param name="Key">The value in the file.</param>
/// <param name="Option">The option it stands for.</param>
/// <param name="Span">The pair.</param>
public sealed record MapEntrySyntax(KeySyntax Key, NameSyntax Option, TextSpan Span) : SyntaxNode(Span);
