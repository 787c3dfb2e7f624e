using Cdi.Dsl.Text;

namespace Cdi.Dsl.Syntax;

/// <summary>What can stand behind an equals sign: a value, comparison, formula, term, call, list or text.</summary>
/// <param name="Span">Where it stands.</param>
public abstract record ExpressionSyntax(TextSpan Span) : SyntaxNode(Span);
