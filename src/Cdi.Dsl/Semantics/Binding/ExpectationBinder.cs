using System.Globalization;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds the comparison of an <c>expect</c> line.</summary>
internal static class ExpectationBinder
{
    /// <summary>What is compared, where it stands, and with what; null where the line compares nothing, which is reported.</summary>
    /// <param name="reader">The block that it stands in.</param>
    /// <param name="scope">What the study declares.</param>
    /// <param name="condition">What stands behind <c>expect</c>, or a condition of a setting.</param>
    /// <param name="comparesNothing">What is said of one that compares nothing, as written.</param>
    /// <param name="counts">Whether a measure may be a number of labels or trials.</param>
    public static (ExpressionSyntax Measure, ExpectedBound Bound, Place Place)? Bind(
        BlockReader reader, StudyScope scope, ExpressionSyntax condition, Func<Place, string, Diagnostic> comparesNothing, bool counts)
    {
        var written = reader.Context.Source.Slice(condition.Span);
        if (condition is not BinarySyntax { Left: NameSyntax or IndexedSyntax } comparison || !IsOrder(comparison.Operator)
            || Number(comparison.Right, counts) is not { } bound)
        {
            reader.Context.Report(comparesNothing(reader.Context.At(condition), written));
            return null;
        }

        var of = comparison.Left as IndexedSyntax;
        if (of is not null && !scope.ReportUnlessDeclared(reader.Context, of.Key, "estimand", of.Key.Text)) return null;
        return (of?.Name ?? comparison.Left,
            new(comparison.Operator is BinaryOperator.AtLeast or BinaryOperator.Above,
                comparison.Operator is BinaryOperator.Above or BinaryOperator.Below, bound, written)
            {
                Estimand = of?.Key.Text,
            },
            reader.Context.At(condition));
    }

    private static bool IsOrder(BinaryOperator written) =>
        written is BinaryOperator.AtLeast or BinaryOperator.Above or BinaryOperator.AtMost or BinaryOperator.Below;

    private static double? Number(ExpressionSyntax value, bool counts) => value switch
    {
        NumberSyntax { Unit: null } number => number.Value,
        NumberSyntax { Unit.Text: "labels" or "label" or "trials" } counted when counts => counted.Value,
        NumberSyntax { Unit.Text: "%" } percent when decimal.TryParse(percent.Digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) =>
            (double)(share / 100),
        NegationSyntax { Operand: NumberSyntax { Unit: null } number } => -number.Value,
        _ => null,
    };
}
