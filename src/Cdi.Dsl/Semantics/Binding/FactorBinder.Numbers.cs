using System.Globalization;
using Cdi.Dsl.Collections;
using Cdi.Dsl.Formulas;
using Cdi.Dsl.Losses;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <content>Between numbers and levels: <c>cut(x, c(0, 2, 4))</c>, <c>as.numeric(f)</c>.</content>
internal sealed partial class FactorBinder
{
    private const int FewestDigits = 3;
    private const int MostDigits = 12;

    // What R reads as logical, and counts from 0.
    private static readonly string[] Truths = ["FALSE", "TRUE"];

    /// <summary>Whether a call asks for the places of a factor's levels.</summary>
    /// <param name="call">The call.</param>
    public bool IsNumbered(CallSyntax call) =>
        Estimators.FormulaFunctions.Find(call.Function.Text)?.Value is ColumnFunction.AsNumber or ColumnFunction.AsInteger
        && call.Arguments.Count == 1 && call.Arguments[0] is { Name: null, Design: null, Value: NameSyntax name }
        && scope.PeekColumn(name.Text) is { Type: ColumnType.Factor or ColumnType.Ordered };

    /// <summary>Σ k·1[level k], k from 1 in the order of levels, of FALSE and TRUE from 0; null, and reported, where levels are not declared.</summary>
    /// <param name="call">A call of which <see cref="IsNumbered"/> holds.</param>
    public FormulaFunction? Numbered(CallSyntax call)
    {
        var node = call.Arguments[0].Value;
        if (Column(node, call) is not { } column || Bind(node, column) is not { } variable || Find(variable) is not { } factor) return null;
        var columns = factor.Levels.Select(level => level.Columns[0]).ToEquatableArray();
        var first = factor.Levels.Select(level => level.Name).SequenceEqual(Truths) ? 0.0 : 1;
        var value = LossExpression.Add(columns.Select((_, k) => (first + k) * new LossExpression.Column(k)));
        return RName.Of(call) is { } name ? new FormulaFunction(name, value, columns) : null;
    }

    /// <summary>A factor of intervals, open below and closed above; a value in none of them has no level.</summary>
    private FactorVariable? Intervals(CallSyntax call)
    {
        if (call.Arguments.Count != 2 || call.Arguments[0] is not { Name: null, Design: null, Value: { } value }
            || call.Arguments[1] is not { Name: null or { Text: "breaks" }, Design: null, Value: CallSyntax { Function.Text: "c" } list }
            || list.Arguments.Select(argument => Break(argument.Value)).ToList() is not { Count: >= 3 } written || written.Contains(null)
            || !written.Zip(written.Skip(1), (one, next) => one < next).All(rises => rises))
            return Refuse(call, call, "a column of numbers and three ascending breaks or more, `c(0, 2, 4)`", $"`{context.Source.Slice(call.Span)}`");
        if (Column(value, call) is not { } column || RName.Of(call) is not { } name) return null;
        if (column.Type is not (ColumnType.Number or ColumnType.Count))
            return Refuse(call, value, "a column of numbers", $"the {Choices.ColumnTypes.NameOf(column.Type)} column `{column.Name}`");
        var breaks = written.OfType<double>().ToList();
        var labels = Labels(breaks);
        var columns = labels.Select(label => name + label).ToEquatableArray();
        for (var level = 0; level < labels.Count; level++)
        {
            implied[columns[level]] = Implied(column, columns[level]) with
            {
                Type = ColumnType.Indicator,
                Conditions = EquatableArray.Create(Condition(RowComparison.Above, breaks[level]), Condition(RowComparison.AtMost, breaks[level + 1])),
            };
        }

        // Outside of all intervals the logarithm of 0 says that there is no value; inside it is that of 1.
        var inside = LossExpression.Log(LossExpression.Add(columns.Select((_, k) => new LossExpression.Column(k))));
        return Coded(name, name, labels.Select((label, level) => new FactorLevel(label, level, new LossExpression.Column(level) + inside, columns))
            .ToEquatableArray(), ContrastKind.Treatment);

        ConditionModel Condition(RowComparison kind, double bound)
        {
            var text = bound.ToString("R", CultureInfo.InvariantCulture);
            return new(column.Name, kind, EquatableArray.Create(text), $"{column.Name} {(kind == RowComparison.Above ? ">" : "<=")} {text}", context.At(call));
        }
    }

    private static double? Break(ExpressionSyntax value) => value switch
    {
        NumberSyntax { Unit: null } number => number.Value,
        NegationSyntax { Operand: NumberSyntax { Unit: null } number } => -number.Value,
        _ => null,
    };

    // As many digits as tell the breaks apart, three or more, as R writes them.
    private static List<string> Labels(List<double> breaks)
    {
        for (var digits = FewestDigits; ; digits++)
        {
            var written = breaks.Select(each => each.ToString($"g{digits}", CultureInfo.InvariantCulture)).ToList();
            if (digits < MostDigits && written.Distinct(StringComparer.Ordinal).Count() < written.Count) continue;
            return [.. written.Zip(written.Skip(1), (one, next) => $"({one},{next}]")];
        }
    }
}
