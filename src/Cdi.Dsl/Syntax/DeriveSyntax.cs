using Cdi.Dsl.Text;

namespace Cdi.Dsl.Syntax;

/// <summary>When the answers to questions make a label: <c>derive yes = attack[yes] and group[yes]</c>.</summary>
/// <param name="Option">The option that they make.</param>
/// <param name="Rule">The condition: answers, joined by <c>and</c>, <c>or</c>, <c>not</c>.</param>
/// <param name="Span">The whole line.</param>
public sealed record DeriveSyntax(KeySyntax Option, ExpressionSyntax Rule, TextSpan Span) : ItemSyntax(Span);
