using Cdi.Dsl.Text;

namespace Cdi.Dsl.Syntax;

/// <summary>A comment <c>// allow CDI5007: reason</c>, which silences a warning on its line.</summary>
/// <param name="Line">The line it holds for, from 1.</param>
/// <param name="Code">The silenced code.</param>
/// <param name="Reason">Why the author accepts the fact; empty where none was given, which is itself a diagnostic.</param>
/// <param name="Span">The comment.</param>
public sealed record AllowanceSyntax(int Line, string Code, string Reason, TextSpan Span) : SyntaxNode(Span);
