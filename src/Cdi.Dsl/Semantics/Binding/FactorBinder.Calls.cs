using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Formulas;
using Cdi.Dsl.Losses;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <content>Functions that make factors: <c>factor(…)</c>, <c>relevel(…)</c>, <c>C(…)</c>, <c>interaction(…)</c>.</content>
internal sealed partial class FactorBinder
{
    private FactorVariable? Called(CallSyntax call) => Estimators.FormulaFunctions.Find(call.Function.Text)?.Value switch
    {
        ColumnFunction.Factor => Factor(call),
        ColumnFunction.Relevel => Relevel(call),
        ColumnFunction.Combination => Combination(call),
        ColumnFunction.Intervals => Intervals(call),
        _ => Contrasts(call),
    };

    private FactorVariable? Operand(CallSyntax call)
    {
        if (call.Arguments.Count == 0 || call.Arguments[0] is not { Name: null, Design: null, Value: { } value })
            return Refuse(call, call, "a column first", call.Describe());
        return Operand(call, value);
    }

    private FactorVariable? Operand(CallSyntax call, ExpressionSyntax value) => value is CallSyntax inner && IsFactor(inner) ? Called(inner)
        : Column(value, call) is not { } column ? null
        : column.Type == ColumnType.Indicator ? OfIndicator(column) : Declared(value, column);

    /// <summary>All combinations of levels, those of the first factor the fastest.</summary>
    private FactorVariable? Combination(CallSyntax call)
    {
        if (call.Arguments.Count < 2 || call.Arguments.Any(argument => argument is not { Name: null, Design: null }))
            return Refuse(call, call, "two factors or more", $"`{context.Source.Slice(call.Span)}`");
        List<FactorVariable?> operands = [.. call.Arguments.Select(argument => Operand(call, argument.Value))];
        if (operands.Contains(null) || RName.Of(call) is not { } name) return null;
        IEnumerable<FactorLevel> levels = [new("", 0, LossExpression.One, [])];
        foreach (var operand in operands.OfType<FactorVariable>())
            levels = operand.Levels.SelectMany(level => levels.Select(before => Both(before, level))).Take(StudyLimits.Parameters + 1).ToList();
        return Coded(name, name, levels.Select((level, position) => level with { Position = position }).ToEquatableArray(), ContrastKind.Treatment);
    }

    private static FactorLevel Both(FactorLevel one, FactorLevel other)
    {
        var columns = one.Columns.Concat(other.Columns).Distinct(StringComparer.Ordinal).ToList();
        return new(one.Name.Length == 0 ? other.Name : $"{one.Name}.{other.Name}", 0, Over(one) * Over(other), columns.ToEquatableArray());

        LossExpression Over(FactorLevel level) => level.Indicator.Substitute(
            leaf => leaf is LossExpression.Column column ? new LossExpression.Column(columns.IndexOf(level.Columns[column.Position])) : leaf);
    }

    private ColumnModel? Column(ExpressionSyntax value, CallSyntax call)
    {
        var name = value is IndexedSyntax indexed ? $"{indexed.Name.Text}[{indexed.Key.Text}]" : (value as NameSyntax)?.Text;
        if (name is not null && !scope.Declarations.Declares("outcome", name)) return scope.Column(context, value, name);
        Refuse(call, value, "a column of the corpus", value.Describe());
        return null;
    }

    private FactorVariable? Factor(CallSyntax call)
    {
        if (call.Arguments.Count == 0 || call.Arguments[0] is not { Name: null, Design: null, Value: { } value })
            return Refuse(call, call, "a column first", call.Describe());
        var levels = call.Arguments.FirstOrDefault(each => each.Name?.Text == "levels");
        var reference = call.Arguments.FirstOrDefault(each => each.Name?.Text == "ref");
        if (call.Arguments.Count != 1 + (levels is null ? 0 : 1) + (reference is null ? 0 : 1))
            return Refuse(call, call, "a column, and perhaps `levels = c(…)` and `ref = …`", $"`{context.Source.Slice(call.Span)}`");
        var written = (levels?.Value as CallSyntax)?.Arguments.Select(argument => Level(argument.Value)).ToList();
        if (levels is not null && (levels.Value is not CallSyntax { Function.Text: "c" } || written is null || written.Contains(null) || written.Count < 2
            || written.Distinct(StringComparer.Ordinal).Count() < written.Count))
            return Refuse(call, levels, "levels, each once, as `c(\"a\", \"b\")` or `c(1, 2)`", $"`{context.Source.Slice(levels.Value.Span)}`");
        if ((value is CallSyntax inner && IsFactor(inner) ? Called(inner) : Column(value, call) is { } column ? OfColumn(call, column, written) : null)
            is not { } operand) return null;
        return RName.Of(call) is { } name && InOrder(call, operand, written) is { } ordered
            ? First(call, Coded(name, operand.Factor, ordered, ContrastKind.Treatment), reference) : null;
    }

    /// <summary>A column as a factor: one of numbers needs its levels, an indicator has two.</summary>
    private FactorVariable? OfColumn(CallSyntax call, ColumnModel column, List<string?>? levels)
    {
        if (column.Type is ColumnType.Factor or ColumnType.Ordered && (column.Levels.Count > 0 || levels is null)) return Declared(call, column);
        if (column.Type == ColumnType.Indicator) return OfIndicator(column);
        if (levels is null)
            return Refuse(call, call, "levels beside a column without declared ones", $"`{column.Name}` alone",
                $"Say which: `factor({column.Name}, levels = c(1, 2, 3))`.");
        if (column.Source is null || column.Type is ColumnType.Text or ColumnType.Image)
            return Refuse(call, call, "a column of the file that has levels", $"`{column.Name}`");
        var factor = Implied(column, RName.Of(call) ?? column.Name) with { Source = column.Source, Levels = levels.OfType<string>().ToEquatableArray() };
        implied[factor.Name] = factor;
        return Coded(factor.Name, factor.Name, Levels(factor), ContrastKind.Treatment);
    }

    private static FactorVariable OfIndicator(ColumnModel column)
    {
        var value = new LossExpression.Column(0);
        var columns = EquatableArray.Create(column.Name);
        return Coded(column.Name, column.Name, EquatableArray.Create(
            new FactorLevel("0", 0, LossExpression.One - value, columns), new FactorLevel("1", 1, value, columns)), ContrastKind.Treatment);
    }

    private static string? Level(ExpressionSyntax value) => value switch
    {
        StringSyntax text => text.Value,
        NumberSyntax { Unit: null } or NegationSyntax { Operand: NumberSyntax { Unit: null } } => RName.Of(value),
        _ => null,
    };

    private EquatableArray<FactorLevel>? InOrder(CallSyntax call, FactorVariable operand, List<string?>? order)
    {
        if (order is null) return operand.Levels;
        if (order.Count == operand.Levels.Count && operand.Levels.All(level => order.Contains(level.Name)))
            return operand.Levels.OrderBy(level => order.IndexOf(level.Name)).ToEquatableArray();
        Refuse(call, call, $"all levels of the column, {string.Join(", ", operand.Levels.Select(level => $"`{level.Name}`"))}",
            string.Join(", ", order.Select(level => $"`{level}`")));
        return null;
    }

    private FactorVariable? Relevel(CallSyntax call)
    {
        if (call.Arguments.Count != 2 || call.Arguments[1].Name is not (null or { Text: "ref" }))
            return Refuse(call, call, "a factor and `ref = \"level\"`", $"`{context.Source.Slice(call.Span)}`");
        if (Operand(call) is not { } operand || RName.Of(call) is not { } name) return null;
        return First(call, Coded(name, operand.Factor, operand.Levels, ContrastKind.Treatment), call.Arguments[1]);
    }

    private FactorVariable? First(CallSyntax call, FactorVariable factor, ArgumentSyntax? reference)
    {
        if (reference is null) return factor;
        if (Level(reference.Value) is { } level && factor.Levels.Any(each => each.Name == level))
            return Coded(factor.Name, factor.Factor, factor.Levels.OrderBy(each => each.Name != level).ToEquatableArray(), ContrastKind.Treatment);
        return Refuse(call, reference, $"one of the levels {string.Join(", ", factor.Levels.Select(each => $"`{each.Name}`"))} as `ref`",
            $"`{context.Source.Slice(reference.Value.Span)}`");
    }

    private FactorVariable? Contrasts(CallSyntax call)
    {
        var left = call.Arguments.Skip(2).FirstOrDefault();
        if (call.Arguments.Count is < 2 or > 3 || call.Arguments[1] is not { Name: null or { Text: "contr" }, Value: NameSyntax kind })
            return Refuse(call, call, "a factor and a coding, such as `contr.sum`", $"`{context.Source.Slice(call.Span)}`");
        if (Estimators.Contrasts.Find(kind.Text)?.Value is not { } contrasts)
        {
            context.Report(SyntaxDiagnostics.Unknown(context.At(kind), Estimators.Contrasts.Kind, kind.Text, Estimators.Contrasts.Names));
            return null;
        }

        if (Operand(call) is not { } operand || RName.Of(call) is not { } name) return null;
        if (left is null) return Coded(name, operand.Factor, operand.Levels, contrasts, isNumbered: true);
        return left is { Name.Text: "base", Value: NumberSyntax { IsInteger: true, Unit: null, Value: >= 1 } number } && number.Value <= operand.Levels.Count
            && contrasts == ContrastKind.Treatment
            ? Coded(name, operand.Factor, operand.Levels, contrasts, isNumbered: true, (int)number.Value - 1)
            : Refuse(call, left, "`base = 1` or another number of a level beside `contr.treatment`", $"`{context.Source.Slice(left.Span)}`");
    }

    private FactorVariable? Refuse(CallSyntax call, SyntaxNode node, string takes, string found, string? hint = null)
    {
        context.Report(SchemaDiagnostics.WrongValue(context.At(node), call.Function.Text, takes, found, hint));
        return null;
    }
}
