using Cdi.Dsl.Text;

namespace Cdi.Dsl.Syntax;

/// <summary>A name: <c>hedge</c>, or between backticks <c>`Prediction_gpt-4o`</c>.</summary>
/// <param name="Text">The name without backticks.</param>
/// <param name="IsQuoted">Whether it stands between backticks.</param>
/// <param name="Span">With the backticks.</param>
public sealed record NameSyntax(string Text, bool IsQuoted, TextSpan Span) : ExpressionSyntax(Span)
{
    /// <summary>What stands in a formula for all columns that it may name.</summary>
    public const string AllOthers = ".";
}
