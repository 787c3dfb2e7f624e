using Cdi.Dsl.Text;

namespace Cdi.Dsl.Syntax;

/// <summary>What stands before an equals sign, or in the brackets of <c>politeness[A]</c>.</summary>
/// <param name="Kind">How it is written.</param>
/// <param name="Text">Its value: without quotes or backticks, escapes resolved, an integer with its sign.</param>
/// <param name="Span">The key with its quotes.</param>
public sealed record KeySyntax(KeyKind Kind, string Text, TextSpan Span) : SyntaxNode(Span);
