using Cdi.Dsl.Collections;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Syntax;

/// <summary>The linear predictors of a loss: <c>eta = b0 + b1 * hedge</c>.</summary>
/// <param name="Definitions">The definitions, in the order of the file.</param>
/// <param name="Span">All definitions.</param>
public sealed record DefinitionsSyntax(EquatableArray<OptionSyntax> Definitions, TextSpan Span) : WhereSyntax(Span);
