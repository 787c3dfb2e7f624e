using Cdi.Dsl.Collections;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Syntax;

/// <summary>A decision: <c>label = `Prediction` where { polite = A }</c>. An option of an outcome has the same form.</summary>
/// <param name="IsVaried">Whether <c>vary</c> stands before it.</param>
/// <param name="Key">What is decided.</param>
/// <param name="Value">The decision.</param>
/// <param name="Options">Further <c>, name = value</c> pairs.</param>
/// <param name="By">The names after <c>by</c>; empty without it.</param>
/// <param name="Where">What follows <c>where</c>; null without it.</param>
/// <param name="Span">The whole setting.</param>
public sealed record SettingSyntax(
    bool IsVaried,
    KeySyntax Key,
    ExpressionSyntax Value,
    EquatableArray<OptionSyntax> Options,
    EquatableArray<NameSyntax> By,
    WhereSyntax? Where,
    TextSpan Span) : ItemSyntax(Span);
