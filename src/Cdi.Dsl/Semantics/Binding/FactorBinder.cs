using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Formulas;
using Cdi.Dsl.Losses;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds the factors of a formula: declared ones, <c>factor(…)</c>, <c>relevel(…)</c> and <c>C(…)</c>.</summary>
/// <remarks>The indicators of levels are columns that the study computes of the factor, as if it declared <c>fmid: indicator = f == "mid"</c>.</remarks>
internal sealed class FactorBinder(BindingContext context, StudyScope scope)
{
    private readonly Dictionary<string, ColumnModel> implied = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FactorVariable> variables = new(StringComparer.Ordinal);

    /// <summary>Names of the variables that are calls.</summary>
    public IEnumerable<string> Calls => variables.Keys.Where(name => !scope.IsColumn(name)).OrderBy(name => name, StringComparer.Ordinal);

    /// <summary>Whether a function makes a factor.</summary>
    public static bool IsFactor(CallSyntax call) =>
        Estimators.FormulaFunctions.Find(call.Function.Text)?.Value is ColumnFunction.Factor or ColumnFunction.Relevel or ColumnFunction.Contrasts;

    /// <summary>The factor that a variable is; null where it is none.</summary>
    public FactorVariable? Find(string variable) => variables.TryGetValue(variable, out var factor) ? factor : null;

    /// <summary>The variable of a factor column; null, and reported, where its levels are not declared.</summary>
    public string? Bind(ExpressionSyntax node, ColumnModel column) => Declared(node, column) is { } factor ? Known(factor) : null;

    /// <summary>The variable of a call; null, and reported, where it is wrong.</summary>
    public string? Bind(CallSyntax call)
    {
        if (Called(call) is not { } factor) return null;
        if (!scope.IsColumn(factor.Name)) return Known(factor);
        Refuse(call, call, "a name that no column has", $"`{factor.Name}`, which is a column too");
        return null;
    }

    /// <summary>Adds the columns that a coded formula reads to the corpus; reports those whose name another column has.</summary>
    public bool Imply(ExpandedFormula formula, SyntaxNode terms)
    {
        foreach (var name in formula.Columns)
        {
            if (!implied.TryGetValue(name, out var column)) continue;
            if (implied.TryGetValue(column.Conditions[0].Column, out var source) && !scope.Imply(source)) return Clash(source.Name);
            if (!scope.Imply(column)) return Clash(name);
        }

        return true;

        bool Clash(string name)
        {
            context.Report(SchemaDiagnostics.WrongValue(context.At(terms), "~", "columns of levels by names that no column has",
                $"`{name}`, which is a column too", "Give that column another name."));
            return false;
        }
    }

    private string Known(FactorVariable factor)
    {
        if (!variables.ContainsKey(factor.Name)) variables.Add(factor.Name, factor);
        return factor.Name;
    }

    private FactorVariable? Declared(ExpressionSyntax node, ColumnModel column)
    {
        if (column.Levels.Count > 1)
        {
            // The reference stands first, as relevel() has it.
            var levels = Levels(column).OrderBy(level => level.Name != column.Reference).ToEquatableArray();
            return Coded(column.Name, column.Name, levels, column.Contrasts ?? Natural(column));
        }

        context.Report(SchemaDiagnostics.WrongValue(context.At(node), "~", "a factor whose levels are declared, one coefficient each",
            $"the {Choices.ColumnTypes.NameOf(column.Type)} column `{column.Name}` without levels",
            $"Declare them, the first as reference: `{column.Name}: factor(\"…\", \"…\") from …`."));
        return null;
    }

    private static ContrastKind Natural(ColumnModel column) => column.Type == ColumnType.Ordered ? ContrastKind.Polynomial : ContrastKind.Treatment;

    private static FactorVariable Coded(string name, string factor, EquatableArray<FactorLevel> levels, ContrastKind kind, bool isNumbered = false, int left = 0) =>
        new(name, factor, levels, ContrastMatrix.Of(kind, [.. levels.Select(level => level.Name)], isNumbered, left));

    private EquatableArray<FactorLevel> Levels(ColumnModel column) => column.Levels.Select((level, position) =>
    {
        var name = column.Name + level;
        implied[name] = Implied(column, name) with
        {
            Type = ColumnType.Indicator,
            Conditions = EquatableArray.Create(new ConditionModel(column.Name, RowComparison.Equal, EquatableArray.Create(level),
                $"{FlatPrinter.Print(new NameSyntax(column.Name, !IsPlain(column.Name), default))} == {FlatPrinter.Print(new StringSyntax(level, default))}",
                column.Place)),
        };
        return new FactorLevel(level, position, new LossExpression.Column(0), EquatableArray.Create(name));
    }).ToEquatableArray();

    private static bool IsPlain(string name) => name.All(letter => char.IsLetterOrDigit(letter) || letter == '_') && !char.IsDigit(name[0]);

    private static ColumnModel Implied(ColumnModel column, string name) =>
        new(name, null, column.Place, "", ColumnType.Factor, null, [], null, null, []) { IsImplied = true };

    private FactorVariable? Called(CallSyntax call) => Estimators.FormulaFunctions.Find(call.Function.Text)?.Value switch
    {
        ColumnFunction.Factor => Factor(call),
        ColumnFunction.Relevel => Relevel(call),
        _ => Contrasts(call),
    };

    private FactorVariable? Operand(CallSyntax call)
    {
        if (call.Arguments.Count == 0 || call.Arguments[0] is not { Name: null, Design: null, Value: { } value })
            return Refuse(call, call, "a column first", call.Describe());
        if (value is CallSyntax inner && IsFactor(inner)) return Called(inner);
        return Column(value, call) is { } column ? Declared(value, column) : null;
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
        var (levels, reference) = (call.Arguments.FirstOrDefault(each => each.Name?.Text == "levels"), call.Arguments.FirstOrDefault(each => each.Name?.Text == "ref"));
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
        if (column.Type == ColumnType.Indicator)
        {
            var value = new LossExpression.Column(0);
            var columns = EquatableArray.Create(column.Name);
            return Coded(column.Name, column.Name, EquatableArray.Create(
                new FactorLevel("0", 0, LossExpression.One - value, columns), new FactorLevel("1", 1, value, columns)), ContrastKind.Treatment);
        }

        if (levels is null)
            return Refuse(call, call, "levels beside a column without declared ones", $"`{column.Name}` alone",
                $"Say which: `factor({column.Name}, levels = c(1, 2, 3))`.");
        if (column.Source is null || column.Type is ColumnType.Text or ColumnType.Image)
            return Refuse(call, call, "a column of the file that has levels", $"`{column.Name}`");
        var factor = Implied(column, RName.Of(call) ?? column.Name) with { Source = column.Source, Levels = levels.OfType<string>().ToEquatableArray() };
        implied[factor.Name] = factor;
        return Coded(factor.Name, factor.Name, Levels(factor), ContrastKind.Treatment);
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
