using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds <c>rep: indicator = party == "Rep"</c>, once the columns are known.</summary>
internal sealed class IndicatorBinder(BlockReader reader, StudyScope scope)
{
    /// <summary>The columns, with the comparisons of indicators; without those whose comparisons are wrong, which is reported.</summary>
    public EquatableArray<ColumnModel> Bind(EquatableArray<ColumnModel> columns) => columns
        .Select(column => Value(column.Name) is { } value ? Bound(column, value) : column)
        .OfType<ColumnModel>()
        .ToEquatableArray();

    private BinarySyntax? Value(string name) => reader.Columns.FirstOrDefault(column => column.Name.Text == name)?.Value as BinarySyntax;

    private ColumnModel? Bound(ColumnModel column, BinarySyntax value)
    {
        if (new ConditionBinder(column.Name, reader.Context, scope).Bind(value) is not { } conditions) return null;
        if (conditions.FirstOrDefault(condition => scope.PeekColumn(condition.Column) is { Source: null }) is { } computed)
        {
            reader.Context.Report(SchemaDiagnostics.WrongValue(
                computed.Place, column.Name, "a column of the file", $"the computed column `{computed.Column}`"));
            return null;
        }

        if (conditions.FirstOrDefault(condition => condition.Column != conditions[0].Column) is { } other)
        {
            reader.Context.Report(SchemaDiagnostics.WrongValue(
                other.Place, column.Name, "comparisons of one column; a formula joins two indicators by `a:b`",
                    $"`{conditions[0].Column}` and `{other.Column}`"));
            return null;
        }

        return column with { Conditions = conditions };
    }
}
