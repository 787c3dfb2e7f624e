using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Losses;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Semantics.Estimands;

namespace Cdi.Dsl.Lowering;

/// <summary>Turns the question that an estimand asks of groups, or of options, into one estimand for each.</summary>
/// <remarks>Within a group the loss is that of the whole times the indicator of the group: other texts move neither the solution nor its variance, and every
/// method, design and interval does with it what it does with any loss.</remarks>
internal static class CellLowering
{
    /// <summary>The plan of one cell.</summary>
    /// <param name="study">The study, which knows who annotates.</param>
    /// <param name="estimand">The estimand.</param>
    /// <param name="form">Its form; of a share of every option that of the first.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="names">Scope of emitted names.</param>
    public static EstimandPlan Lower(StudyModel study, EstimandModel estimand, EstimandForm form, EstimandCell cell, PropertyNames names)
    {
        var name = NameOf(cell);
        var asked = cell.Option is { } option
            ? form with { Response = form.Response with { Value = form.Response.Value with { Event = option } } } : form;
        var plan = EstimandLowering.Lower(study, estimand, asked, names.Next(name));
        return plan with
        {
            Name = name,
            Cell = cell,
            Shown = cell.Levels.IsEmpty ? plan.Shown : $"{plan.Shown} where {cell.Texts()}",
            Loss = Within(plan.Loss, cell.Levels, form.Function == TargetFunction.Total),
            Targets = plan.Targets.Select(target => target with { Term = cell.Label() }).ToEquatableArray(),
        };
    }

    /// <summary>Name of an answer in results: <c>share[F, North]</c>.</summary>
    public static string NameOf(EstimandCell cell) => $"{cell.Of}[{cell.Label()}]";

    // Columns of the group stand behind those of the loss.
    private static LossDefinition Within(LossDefinition loss, EquatableArray<CellLevel> levels, bool isTotal)
    {
        var columns = loss.Columns.ToList();
        var indicator = LossExpression.One;
        foreach (var level in levels)
        {
            var position = columns.IndexOf(level.Indicator);
            if (position < 0) (position, columns) = (columns.Count, [.. columns, level.Indicator]);
            var column = new LossExpression.Column(position);
            indicator *= level.IsOne ? column : LossExpression.One - column;
        }

        return levels.IsEmpty ? loss
            : WeightedLoss.Times(loss with { Loss = loss.Inline(loss.Loss), Indices = [], Columns = columns.ToEquatableArray() }, isTotal, indicator);
    }
}
