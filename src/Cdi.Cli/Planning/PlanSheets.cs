using Cdi.Reporting;

namespace Cdi.Cli.Planning;

/// <summary>A plan as its report shows it.</summary>
internal static class PlanSheets
{
    /// <summary>The sheet.</summary>
    public static PlanSheet Of(LabelPlan plan) => new(plan.Result, [.. plan.Terms.Select(term => Curve(plan, term))], plan.Wishes.Power,
        plan.PriceOfText?.Currency, PlanText.Caution(plan), PlanJson.Of(plan));

    private static PlanCurve Curve(LabelPlan plan, PlannedTerm term) => new(
        term.Estimate.Estimand, term.Estimate.Term, term.Estimate.Method.Name, term.Estimate.Design, term.Estimate.Scale.Name,
        term.Estimate.Primary, term.Estimate.Primary && term.Forecast is not null ? [.. PlanText.Lines(plan, term)] : [],
        term.Forecast is null ? [] : [.. plan.Labels.Select(labels => Point(plan, term, labels))]);

    private static PlanPoint Point(LabelPlan plan, PlannedTerm term, int labels) => new(
        labels, term.Error(labels), term.HalfWidth(labels), term.Detectable(labels, plan.Wishes.Power, plan.Result.Definition.Inference.Alternative),
        term.Alone is { } alone ? Math.Sqrt(alone.Variance(labels)) : null, plan.PriceOfText is { } price ? price.Amount * labels : null);
}
