using System.Text.Json;

namespace Cdi.Cli.Planning;

/// <summary>A plan for programs.</summary>
internal static class PlanJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>A document of JSON; what cannot be said is null.</summary>
    public static string Of(LabelPlan plan) => JsonSerializer.Serialize(new
    {
        Schema = 1,
        plan.Result.Tool,
        Study = plan.Result.Definition.Name,
        Labels = plan.Result.Design.Labels.Count,
        Texts = plan.Result.Corpus.Kept,
        plan.Wishes.Power,
        PriceOfText = plan.PriceOfText is { } price ? new { price.Amount, price.Currency } : null,
        Terms = plan.Terms.Select(term => new
        {
            term.Estimate.Estimand,
            term.Estimate.Term,
            Method = term.Estimate.Method.Name,
            term.Estimate.Design,
            term.Estimate.Primary,
            Scale = term.Estimate.Scale.Name,
            StandardError = (double?)term.Estimate.FunctionStandardError,
            PeopleAlone = term.Alone?.Labels,
            Forecasts = term.Forecast is null ? [] : plan.Labels.Select(count => new
            {
                Labels = count,
                StandardError = term.Error(count),
                HalfWidth = term.HalfWidth(count),
                Detectable = term.Detectable(count, plan.Wishes.Power, plan.Result.Definition.Inference.Alternative),
            }).ToArray(),
            LabelsForHalfWidth = plan.Wishes.HalfWidth is { } half ? term.LabelsForHalfWidth(half, term.Forecast) : null,
            LabelsForEffect = plan.Wishes.Effect is { } effect
                ? term.LabelsForEffect(effect, plan.Wishes.Power, plan.Result.Definition.Inference.Alternative, term.Forecast) : null,
        }),
    }, Options) + "\n";
}
