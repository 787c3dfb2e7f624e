using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Formulas;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds <c>by = [party, year]</c>: the groups of texts that an estimand is answered for, one by one, and the options where all are asked
/// for.</summary>
internal sealed class CellBinder(BlockReader reader, StudyScope scope)
{
    private readonly BindingContext context = reader.Context;
    private readonly FactorBinder factors = new(reader.Context, scope);

    /// <summary>The cells: options in their order, within each the levels of the first column, the last column's changing fastest; empty where there is one
    /// answer, and where something is wrong, which is reported.</summary>
    /// <param name="estimand">Name of the estimand.</param>
    /// <param name="form">What is asked for; null where that is wrong.</param>
    /// <param name="everyOption">Whether every option of the outcome is asked for.</param>
    public EquatableArray<EstimandCell> Bind(string estimand, EstimandForm? form, bool everyOption)
    {
        var columns = Columns();
        if (columns is null || form is null) return [];
        if (columns.Count > 0 && Refused(form, columns) is { } why)
        {
            context.Report(SchemaDiagnostics.NoGroups(context.At(Written()), estimand, why));
            return [];
        }

        var options = everyOption ? form.Response.Value.Outcome.Options.Select(option => (string?)option.Key).ToList() : [null];
        if (columns.Count == 0 && !everyOption) return [];
        var counted = columns.Aggregate((long)options.Count, (product, each) => Math.Min(long.MaxValue / 2000, product * each.Levels.Count));
        if (counted > StudyLimits.Cells - scope.Cells)
        {
            context.Report(SchemaDiagnostics.TooManyCells(reader.Value("by") is { } by ? context.At(by) : reader.Place, estimand, counted, scope.Cells));
            return [];
        }

        if (columns.Count > 0 && !factors.Imply(columns.SelectMany(each => each.Levels).Select(level => level.Indicator).Distinct(StringComparer.Ordinal),
            Written(), "by")) return [];
        scope.Cells += (int)counted;
        IEnumerable<EstimandCell> cells = options.Select(option => new EstimandCell(estimand, option, []));
        foreach (var (_, levels) in columns)
            cells = cells.SelectMany(cell => levels.Select(level => cell with { Levels = cell.Levels.Append(level).ToEquatableArray() })).ToList();
        return cells.ToEquatableArray();
    }

    private ExpressionSyntax Written() => reader.Value("by") ?? throw new InvalidOperationException("Groups are asked for by `by`.");

    private static string? Refused(EstimandForm form, List<(string Column, List<CellLevel> Levels)> columns) => form switch
    {
        EstimandForm.Regression { Questions.IsEmpty: false } =>
            "is a prediction of a model, which names groups itself, as in `predicted(group)` or `average_effect(x, group = \"a\")`",
        EstimandForm.Regression => "is a coefficient of a model: cross its terms with the groups, as in `~ x * group`",
        EstimandForm.Custom => "has parameters of its own: let them differ by group, as in `b0 + b1 * group`",
        EstimandForm.GroupContrast contrast when columns.Any(each => each.Column == contrast.Group.Name) =>
            $"compares the groups of `{contrast.Group.Name}` itself",
        _ => null,
    };

    // Null where a column is wrong, which is reported; empty where `by` is absent.
    private List<(string Column, List<CellLevel> Levels)>? Columns()
    {
        if (reader.Value("by") is not { } value) return reader.Attempted("by") ? null : [];
        var items = value is ListSyntax list ? list.Items.Select(item => (item.Value, IsPlain: item is { Name: null, Design: null })).ToList()
            : [(value, true)];
        var columns = new List<(string, List<CellLevel>)>();
        foreach (var (item, isPlain) in items)
        {
            if (item is not NameSyntax name || !isPlain)
            {
                reader.Wrong<string>("by", value);
                return null;
            }

            if (scope.Column(context, name, name.Text) is not { } column || Levels(name, column) is not { } levels) return null;
            if (columns.Exists(each => each.Item1 == column.Name))
            {
                context.Report(SchemaDiagnostics.WrongValue(context.At(name), "by", "columns, each once", $"`{column.Name}` twice"));
                return null;
            }

            columns.Add((column.Name, levels));
        }

        if (columns.Count > 0) return columns;
        reader.Wrong<string>("by", value);
        return null;
    }

    private List<CellLevel>? Levels(NameSyntax name, ColumnModel column)
    {
        if (column.Type == ColumnType.Indicator)
            return [new(column.Name, "0", column.Name, IsOne: false), new(column.Name, "1", column.Name, IsOne: true)];
        if (column.Type is ColumnType.Factor or ColumnType.Ordered && column.Levels.Count > 1)
        {
            if (factors.Bind(name, column) is not { } variable || factors.Find(variable) is not { } factor) return null;
            return [.. factor.Levels.OrderBy(level => level.Position).Select(level => new CellLevel(column.Name, level.Name, level.Columns[0], IsOne: true))];
        }

        var without = column.Type is ColumnType.Factor or ColumnType.Ordered ? " without levels" : "";
        context.Report(SchemaDiagnostics.WrongValue(context.At(name), "by", "an indicator, or a factor whose levels are declared",
            $"the {Choices.ColumnTypes.NameOf(column.Type)} column `{column.Name}`{without}",
            $"Declare its groups in the corpus: `{column.Name}: factor(\"…\", \"…\") from …`."));
        return null;
    }
}
