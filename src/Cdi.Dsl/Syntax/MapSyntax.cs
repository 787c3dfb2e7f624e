using Cdi.Dsl.Collections;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Syntax;

/// <summary>How values of a file stand for options: <c>{ 1 = A, 0 = B }</c>.</summary>
/// <param name="Entries">The pairs, in the order of the file.</param>
/// <param name="Span">With the braces.</param>
public sealed record MapSyntax(EquatableArray<MapEntrySyntax> Entries, TextSpan Span) : WhereSyntax(Span);
