using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds <c>totals = [texts = 6194, income = 3.9e6, region = [North = 4421, South = 1773]]</c> and how weights are calibrated to them.</summary>
internal sealed class TotalsBinder(BlockReader reader, StudyScope scope)
{
    private const string Texts = "texts";
    private const string Wanted = "totals by name, `[texts = 6194, income = 3914069, region = [North = 4421, South = 1773]]`";

    // What a column of groups says of the number of texts may differ by what rounding leaves.
    private const double Rounding = 1e-9;

    private readonly BindingContext context = reader.Context;
    private readonly List<PopulationTotal> totals = [];
    private bool isRight = true;

    /// <summary>The totals; null where there are none, and where they are wrong, which is reported.</summary>
    public Located<PopulationTotals>? Bind()
    {
        var kind = reader.Choice("calibrate", Choices.Calibrations);
        if (kind is not null) reader.Require("totals", "Say what is known of the population: `totals = [texts = 6194]`.");
        if (reader.Value("totals") is not { } value) return null;
        if (value is not ListSyntax { Items.IsEmpty: false } list)
        {
            context.Report(SchemaDiagnostics.WrongValue(context.At(value), "totals", Wanted, value.Describe()));
            return null;
        }

        foreach (var item in list.Items) Add(item);
        if (isRight) isRight = Agree(context.At(list));
        return isRight ? new(new PopulationTotals(kind?.Value ?? CalibrationKind.Linear, totals.ToEquatableArray()), context.At(list)) : null;
    }

    private void Add(ArgumentSyntax item)
    {
        if (item is not { Name: { } name, Design: null })
        {
            Refuse(item, "totals", Wanted, item.Value.Describe());
        }
        else if (totals.Exists(each => (each.Column ?? Texts) == name.Text))
        {
            Refuse(name, "totals", "each column once", $"`{name.Text}` twice");
        }
        else if (name.Text == Texts)
        {
            if (Number(item.Value, Texts, true) is { } texts) totals.Add(new(null, null, texts));
        }
        else if (scope.Column(context, name, name.Text) is not { } column)
        {
            isRight = false;
        }
        else if (column.IsNumeric)
        {
            if (Number(item.Value, name.Text, false) is { } sum) totals.Add(new(name.Text, null, sum));
        }
        else if (column.Type is ColumnType.Factor or ColumnType.Ordered)
        {
            AddLevels(column, item.Value);
        }
        else
        {
            Refuse(name, "totals", "a column of numbers or a factor", $"the {Choices.ColumnTypes.NameOf(column.Type)} column `{column.Name}`");
        }
    }

    private void AddLevels(ColumnModel column, ExpressionSyntax value)
    {
        if (value is not ListSyntax { Items.IsEmpty: false } list || !list.Items.All(item => item is { Name: not null, Design: null }))
        {
            Refuse(value, column.Name, "the number of texts of each level, `[North = 4421, South = 1773]`", value.Describe());
            return;
        }

        foreach (var item in list.Items)
        {
            var level = item.Name?.Text ?? "";
            if (totals.Exists(each => each.Column == column.Name && each.Level == level)) Refuse(item, column.Name, "each level once", $"`{level}` twice");
            else if (Number(item.Value, level, true) is { } texts) totals.Add(new(column.Name, level, texts));
        }
    }

    private double? Number(ExpressionSyntax value, string name, bool isCount)
    {
        var (number, sign) = value is NegationSyntax { Operand: var operand } ? (operand, -1.0) : (value, 1.0);
        if (number is NumberSyntax { Unit: null, Value: var found } && !double.IsInfinity(found) && (!isCount || (found > 0 && sign > 0))) return sign * found;
        Refuse(value, name, isCount ? "a number of texts above 0" : "a number", $"`{context.Source.Slice(value.Span)}`");
        return null;
    }

    // Each column of groups counts all texts of the population.
    private bool Agree(Place place)
    {
        var counts = totals.Where(each => each.Column is null || each.Level is not null).GroupBy(each => each.Column ?? Texts, StringComparer.Ordinal)
            .Select(each => (Name: each.Key, Sum: each.Sum(total => total.Value))).ToList();
        var other = counts.Find(each => Math.Abs(each.Sum - counts[0].Sum) > Rounding * counts[0].Sum);
        if (other.Name is null) return true;
        context.Report(SchemaDiagnostics.TotalsDisagree(place, counts[0].Name, counts[0].Sum, other.Name, other.Sum));
        return false;
    }

    private void Refuse(SyntaxNode node, string name, string takes, string found)
    {
        isRight = false;
        context.Report(SchemaDiagnostics.WrongValue(context.At(node), name, takes, found));
    }
}
