using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Losses;
using Cdi.Dsl.Syntax;

namespace Cdi.Dsl.Semantics.Binding;

/// <content>What follows a column, so that it cannot be set or moved alone.</content>
internal sealed partial class CovariateBinder
{
    // A basis, or an indicator that a line declares of the column, would have to follow it.
    private bool DependsOnRows(string name, SyntaxNode node)
    {
        foreach (var column in columns.Select(Find).OfType<ColumnModel>())
        {
            var follows = column.Basis?.Column == name ? column.Basis.Function
                : !IsLevel(column) && column.Conditions.Any(condition => condition.Column == name) ? column.Name : null;
            if (follows is null) continue;
            context.Report(SchemaDiagnostics.RegressorOfRows(context.At(node), name, follows));
            return true;
        }

        return false;
    }

    private bool IsCompared(string name, SyntaxNode node)
    {
        if (model.Formula.Functions.FirstOrDefault(each => each.Columns.Contains(name) && each.Value.Holds(
            part => part is LossExpression.Call { Primitive: Primitive.IsPositive or Primitive.IsZero })) is not { } function) return false;
        context.Report(SchemaDiagnostics.ComparedRegressor(context.At(node), name, function.Name));
        return true;
    }
}
