using Cdi.Dsl.Formulas;
using Cdi.Dsl.Losses;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <content>Comparisons, which are 1 where they hold and 0 where they do not: <c>I(x > 3)</c>, <c>ifelse(mood == "low" &amp; x > 3, z, 0)</c>.</content>
internal sealed partial class FormulaArithmetic
{
    private const string True = "TRUE";
    private const string False = "FALSE";

    /// <summary>Whether a call is a comparison alone, which R codes as a factor of FALSE and TRUE.</summary>
    /// <param name="call">The call.</param>
    public static bool IsLogical(CallSyntax call) =>
        call is { Function: { Text: "I", IsQuoted: false }, Arguments.Count: 1 }
        && call.Arguments[0] is { Name: null, Design: null, Value: { } value } && IsTruth(value);

    private static bool IsTruth(ExpressionSyntax node) => node switch
    {
        ParenthesizedSyntax group => IsTruth(group.Inner),
        BinarySyntax { Operator: BinaryOperator.And or BinaryOperator.Or or BinaryOperator.In } => true,
        BinarySyntax { Operator: >= BinaryOperator.Same and < BinaryOperator.Within } => true,
        _ => false,
    };

    /// <summary>1 or 0; null, and reported, where the expression is wrong.</summary>
    private LossExpression? Truth(ExpressionSyntax node, CallSyntax within)
    {
        switch (node)
        {
            case ParenthesizedSyntax group: return Truth(group.Inner, within);
            case BinarySyntax { Operator: BinaryOperator.And or BinaryOperator.Or } joined:
                var (one, other) = (Truth(joined.Left, within), Truth(joined.Right, within));
                if (one is null || other is null) return null;
                return joined.Operator == BinaryOperator.And ? Where(one, other)
                    : LossExpression.One - Where(LossExpression.One - one, LossExpression.One - other);
            case BinarySyntax { Operator: BinaryOperator.In } among: return Among(among, within);
            case BinarySyntax comparison when IsTruth(comparison):
                if (Levelled(comparison.Left) is { } left) return OfLevels(left, comparison.Operator, comparison.Right, comparison.Left, within);
                if (Levelled(comparison.Right) is { } right) return OfLevels(right, Turned(comparison.Operator), comparison.Left, comparison.Right, within);
                var (first, second) = (Value(comparison.Left, within), Value(comparison.Right, within));
                return first is null || second is null ? null : Compared(first, comparison.Operator, second);
            case NameSyntax name when Levelled(name) is { } column:
                return OfLevels(column, BinaryOperator.Same, new StringSyntax(True, name.Span), name, within);
            default: return Value(node, within) is { } number ? LossExpression.One - LossExpression.AreEqual(number, LossExpression.Zero) : null;
        }
    }

    private static LossExpression Compared(LossExpression a, BinaryOperator comparison, LossExpression b) => comparison switch
    {
        BinaryOperator.Same => LossExpression.AreEqual(a, b),
        BinaryOperator.Differs => LossExpression.One - LossExpression.AreEqual(a, b),
        BinaryOperator.Above => LossExpression.IsAbove(a, b),
        BinaryOperator.Below => LossExpression.IsAbove(b, a),
        BinaryOperator.AtLeast => LossExpression.One - LossExpression.IsAbove(b, a),
        _ => LossExpression.One - LossExpression.IsAbove(a, b),
    };

    private static BinaryOperator Turned(BinaryOperator comparison) => comparison switch
    {
        BinaryOperator.Below => BinaryOperator.Above,
        BinaryOperator.AtMost => BinaryOperator.AtLeast,
        BinaryOperator.AtLeast => BinaryOperator.AtMost,
        BinaryOperator.Above => BinaryOperator.Below,
        _ => comparison,
    };

    /// <summary>The factor that a name is; null where it is none.</summary>
    private ColumnModel? Levelled(ExpressionSyntax node) =>
        node is NameSyntax name && scope.PeekColumn(name.Text) is { Type: ColumnType.Factor or ColumnType.Ordered } column ? column : null;

    private LossExpression? OfLevels(ColumnModel column, BinaryOperator comparison, ExpressionSyntax value, ExpressionSyntax node, CallSyntax within)
    {
        var isOrder = comparison is not (BinaryOperator.Same or BinaryOperator.Differs);
        if (isOrder && column.Type != ColumnType.Ordered)
        {
            return Refuse(
                within, node, "`==`, `!=` or `%in%` beside a factor, whose levels have no order",
                $"`{context.Source.Slice(node.Span)}` in a comparison")?.Value;
        }

        if (factors.DeclaredLevels(node, column) is not { } levels) return null;
        if (Level(value) is not { } text || !column.Levels.Contains(text)) return RefuseLevel(column, value, within);
        var bound = levels.First(level => level.Name == text).Position;
        return Any(levels.Where(level => comparison switch
        {
            BinaryOperator.Same => level.Position == bound,
            BinaryOperator.Differs => level.Position != bound,
            BinaryOperator.Below => level.Position < bound,
            BinaryOperator.AtMost => level.Position <= bound,
            BinaryOperator.AtLeast => level.Position >= bound,
            _ => level.Position > bound,
        }));
    }

    // A row has one level, so that the indicators of several add up to 1 or 0.
    private LossExpression Any(IEnumerable<FactorLevel> levels) => LossExpression.Add(levels.Select(level => level.Indicator.Substitute(
        leaf => leaf is LossExpression.Column column ? Own(level.Columns[column.Position]) : leaf)));

    private LossExpression? Among(BinarySyntax among, CallSyntax within)
    {
        if (among.Right is not CallSyntax { Function.Text: "c" } list || list.Arguments.Count == 0
            || list.Arguments.Any(each => each is not { Name: null, Design: null }))
        {
            return Refuse(
                within, among.Right, "values as `c(\"a\", \"b\")` or `c(1, 2)` behind `%in%`", $"`{context.Source.Slice(among.Right.Span)}`")?.Value;
        }

        if (Levelled(among.Left) is not { } column)
        {
            var number = Value(among.Left, within);
            List<LossExpression?> values = [.. list.Arguments.Select(each => Value(each.Value, within))];
            if (number is null || values.Contains(null)) return null;
            return LossExpression.One - values.OfType<LossExpression>().Aggregate(
                LossExpression.One, (none, value) => none * (LossExpression.One - LossExpression.AreEqual(number, value)));
        }

        if (factors.DeclaredLevels(among.Left, column) is not { } levels) return null;
        foreach (var each in list.Arguments)
            if (Level(each.Value) is not { } text || !column.Levels.Contains(text)) return RefuseLevel(column, each.Value, within);
        return Any(levels.Where(level => list.Arguments.Any(each => Level(each.Value) == level.Name)));
    }

    private static string? Level(ExpressionSyntax value) => value switch
    {
        StringSyntax text => text.Value,
        NameSyntax { Text: True or False, IsQuoted: false } name => name.Text,
        NumberSyntax { Unit: null } or NegationSyntax { Operand: NumberSyntax { Unit: null } } => RName.Of(value),
        _ => null,
    };

    private LossExpression? RefuseLevel(ColumnModel column, ExpressionSyntax value, CallSyntax within) => Refuse(within, value,
        $"one of the levels {string.Join(", ", column.Levels.Select(level => $"`{level}`"))} of `{column.Name}`",
        $"`{context.Source.Slice(value.Span)}`")?.Value;

    private LossExpression? Choice(CallSyntax call)
    {
        if (call.Arguments.Count != 3 || call.Arguments.Any(each => each is not { Name: null, Design: null }))
            return Refuse(call, call, "a comparison and two values, `ifelse(x > 3, 1, 0)`", call.Describe())?.Value;
        var (chosen, one, other) = (Truth(call.Arguments[0].Value, call), Value(call.Arguments[1].Value, call), Value(call.Arguments[2].Value, call));
        return chosen is null || one is null || other is null ? null : Where(chosen, one) + Where(LossExpression.One - chosen, other);
    }

    // What is not chosen, or joined to what decides alone, need have no value, as log(x) at 0: any number raised to 0 is 1, and raised to 1 itself.
    private static LossExpression Where(LossExpression chosen, LossExpression value) =>
        value.Holds(part => part is LossExpression.Power or LossExpression.Call { Primitive: not (Primitive.IsZero or Primitive.IsPositive) })
            ? chosen * LossExpression.Pow(value, chosen) : chosen * value;

    private LossExpression.Column Own(string column)
    {
        if (!columns.Contains(column)) columns.Add(column);
        return new LossExpression.Column(columns.IndexOf(column));
    }
}
