using Cdi.Dsl.Text;

namespace Cdi.Dsl.Syntax;

/// <summary>Characters of a text that stand for themselves.</summary>
/// <param name="Value">The characters, with single braces where the author doubled them, and without removed indentation.</param>
/// <param name="Span">Where they stand.</param>
public sealed record LiteralSyntax(string Value, TextSpan Span) : TextPartSyntax(Span);
