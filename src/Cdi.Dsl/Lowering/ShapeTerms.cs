using Cdi.Dsl.Collections;
using Cdi.Dsl.Formulas;
using Cdi.Dsl.Losses;
using Cdi.Dsl.Semantics.Binding;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Lowering;

/// <summary>The terms that an estimand which is wrong may have been meant to have: code that uses it is judged when the spec is right.</summary>
internal static class ShapeTerms
{
    /// <summary>Crossings of more names than this are not written out.</summary>
    private const int LargestCrossing = 32;

    /// <summary>The functions that a target may be, every column as a regressor, and the crossings that the block writes.</summary>
    /// <param name="block">The estimand's block; null where it is not known.</param>
    /// <param name="columns">The columns of the corpus.</param>
    public static EquatableArray<TargetPlan> Of(BlockSyntax? block, IReadOnlyCollection<string> columns) =>
        Estimators.TargetFunctions.Names.Append("(Intercept)").Concat(columns).Concat(block is null ? [] : Written(block, columns))
            .Distinct(StringComparer.Ordinal)
            .Select(term => new TargetPlan(term, new LossExpression.Parameter(0), TargetScale.Mean))
            .ToEquatableArray();

    private static IEnumerable<string> Written(BlockSyntax block, IReadOnlyCollection<string> columns) =>
        block.Settings.SelectMany(setting => setting.Value.DescendantsAndSelf()).SelectMany(node => node switch
        {
            BinarySyntax { Operator: BinaryOperator.Interaction or BinaryOperator.Times } crossing => Crossed(crossing, columns).Take(LargestCrossing),
            NameSyntax name => [name.Text],
            IndexedSyntax indexed => [$"{indexed.Name.Text}[{indexed.Key.Text}]"],
            CallSyntax call when Estimators.FormulaFunctions.Find(call.Function.Text) is not null && RName.Of(call) is { } function => [function],
            _ => [],
        });

    private static IEnumerable<string> Crossed(ExpressionSyntax node, IReadOnlyCollection<string> columns) => node switch
    {
        NameSyntax name => [columns.Contains(name.Text) ? name.Text : NearestName.Find(name.Text, columns) ?? name.Text],
        ParenthesizedSyntax inner => Crossed(inner.Inner, columns),
        BinarySyntax { Operator: BinaryOperator.Plus } sum => Crossed(sum.Left, columns).Concat(Crossed(sum.Right, columns)),
        BinarySyntax { Operator: BinaryOperator.Interaction or BinaryOperator.Times } crossing =>
            Crossed(crossing.Left, columns).Take(LargestCrossing).SelectMany(
                left => Crossed(crossing.Right, columns).Take(LargestCrossing).Select(right => $"{left}:{right}")),
        _ => [],
    };
}
