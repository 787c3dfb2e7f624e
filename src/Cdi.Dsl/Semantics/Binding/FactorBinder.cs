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
internal sealed partial class FactorBinder(BindingContext context, StudyScope scope)
{
    private readonly Dictionary<string, ColumnModel> implied = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FactorVariable> variables = new(StringComparer.Ordinal);

    /// <summary>Whether no row need have a level.</summary>
    public bool AllowsEmptyLevels { get; init; }

    /// <summary>Names of the variables that are calls.</summary>
    public IEnumerable<string> Calls => variables.Keys.Where(name => !scope.IsColumn(name)).OrderBy(name => name, StringComparer.Ordinal);

    /// <summary>Whether a function makes a factor.</summary>
    public static bool IsFactor(CallSyntax call) =>
        Estimators.FormulaFunctions.Find(call.Function.Text)?.Value
        is ColumnFunction.Factor or ColumnFunction.Relevel or ColumnFunction.Contrasts or ColumnFunction.Combination
            or ColumnFunction.Intervals;

    /// <summary>The factor that a variable is; null where it is none.</summary>
    public FactorVariable? Find(string variable) => variables.TryGetValue(variable, out var factor) ? factor : null;

    /// <summary>The variable of a factor column; null, and reported, where its levels are not declared.</summary>
    public string? Bind(ExpressionSyntax node, ColumnModel column) => Declared(node, column) is { } factor ? Known(factor) : null;

    /// <summary>The levels of a factor column, in the order declared; null, and reported, where they are not declared.</summary>
    /// <param name="node">Where it is named.</param>
    /// <param name="column">The column.</param>
    public IReadOnlyList<FactorLevel>? DeclaredLevels(ExpressionSyntax node, ColumnModel column) => Declared(node, column) is null ? null : [.. Levels(column)];

    /// <summary>The variable of a comparison, a factor of FALSE and TRUE as in R.</summary>
    /// <param name="comparison">1 where it holds, else 0.</param>
    public string Logical(FormulaFunction comparison) => Known(Coded(comparison.Name, comparison.Name, EquatableArray.Create(
        new FactorLevel(Truths[0], 0, LossExpression.One - comparison.Value, comparison.Columns),
        new FactorLevel(Truths[1], 1, comparison.Value, comparison.Columns)), ContrastKind.Treatment));

    /// <summary>The variable of a call; null, and reported, where it is wrong.</summary>
    public string? Bind(CallSyntax call)
    {
        if (Called(call) is not { } factor) return null;
        if (!scope.IsColumn(factor.Name)) return Known(factor);
        Refuse(call, call, "a name that no column has", $"`{factor.Name}`, which is a column too");
        return null;
    }

    /// <summary>Adds the columns that a coded formula reads to the corpus; reports those whose name another column has.</summary>
    public bool Imply(ExpandedFormula formula, SyntaxNode terms) => Imply(formula.Columns, terms, "~");

    /// <summary>Adds columns of levels to the corpus; reports those whose name another column has.</summary>
    /// <param name="columns">Names of the columns that are read.</param>
    /// <param name="terms">Where they are asked for.</param>
    /// <param name="user">What asks for them.</param>
    public bool Imply(IEnumerable<string> columns, SyntaxNode terms, string user)
    {
        foreach (var name in columns)
        {
            if (!implied.TryGetValue(name, out var column)) continue;
            if (implied.TryGetValue(column.Conditions[0].Column, out var source) && !scope.Imply(source)) return Clash(source.Name);
            if (!scope.Imply(column)) return Clash(name);
        }

        return true;

        bool Clash(string name)
        {
            context.Report(SchemaDiagnostics.WrongValue(context.At(terms), user, "columns of levels by names that no column has",
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

    private static FactorVariable Coded(
        string name, string factor, EquatableArray<FactorLevel> levels, ContrastKind kind, bool isNumbered = false, int left = 0) =>
        new(name, factor, levels, ContrastMatrix.Of(kind, [.. levels.Select(level => level.Name)], isNumbered, left));

    private EquatableArray<FactorLevel> Levels(ColumnModel column) => column.Levels.Select((level, position) =>
    {
        var name = column.Name + level;
        implied[name] = Implied(column, name) with
        {
            MayHaveNoRow = AllowsEmptyLevels,
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
}
