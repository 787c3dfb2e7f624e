using Cdi.Dsl.Collections;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Syntax;

/// <summary>A declared column: <c>hedge: indicator from Feature_3</c>.</summary>
/// <param name="Name">The name that the study uses.</param>
/// <param name="Type">The type's name.</param>
/// <param name="Size">The number in <c>vector[5]</c>; null without brackets.</param>
/// <param name="Arguments">The arguments in <c>factor(ref = "a")</c>; null without parentheses.</param>
/// <param name="Source">What follows <c>from</c>: a name, or a range of names; null for a computed column.</param>
/// <param name="Value">What follows <c>=</c>; null for a column read from the file.</param>
/// <param name="Span">The whole column.</param>
public sealed record ColumnSyntax(
    NameSyntax Name,
    NameSyntax Type,
    NumberSyntax? Size,
    EquatableArray<ArgumentSyntax>? Arguments,
    ExpressionSyntax? Source,
    ExpressionSyntax? Value,
    TextSpan Span) : ItemSyntax(Span);
