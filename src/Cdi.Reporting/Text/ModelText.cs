using Cdi.Studies;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Text;

/// <summary>What language models are worth to an estimand, as cells of a table.</summary>
internal static class ModelText
{
    /// <summary>Title of the table and of its section.</summary>
    public const string Title = "What each model is worth";

    /// <summary>How to read it, and how not to.</summary>
    public const string Note = "Every model is put in the place of the one that the estimates rest on, with the same labels and the same method; "
        + "this spends no label. Choose by it for the next study: an interval of the model that came out best in this one covers less often than it says.";

    /// <summary>The heads of its columns.</summary>
    public static IReadOnlyList<string> Heads { get; } =
        ["Model", "Standard error", "Labels", "Worth, human labels", "Labels saved", "Cost", "Saved per unit of cost"];

    /// <summary>Whether there is anything to choose or to pay for, and so a table.</summary>
    public static bool IsShown(IReadOnlyList<ModelWorth> models) =>
        models.Any(model => model.Cost is not null) || models.GroupBy(model => model.Estimand).Any(group => group.Count() > 1);

    /// <summary>The cells of a row.</summary>
    public static IReadOnlyList<string> Cells(ModelWorth model) =>
    [
        model.IsUsed ? $"{model.Llm} (used)" : model.Llm,
        model.StandardError is { } error ? NumberText.Significant(error, 3) : "withheld",
        NumberText.Count(model.Labels),
        Labels(model.EffectiveLabels),
        Labels(model.LabelsSaved),
        Cost(model.Cost),
        model.LabelsSavedPerUnit is { } saved && model.Cost is { } paid ? $"{NumberText.Significant(saved, 3)} per {paid.Currency}"
            : model.Cost is { Amount: 0 } ? "–" : "unknown",
    ];

    /// <summary>A cost, or that it is unknown: never 0 where nothing is known.</summary>
    public static string Cost(ModelCost? cost) =>
        cost is { } known ? $"{NumberText.Significant((double)known.Amount, 4)} {known.Currency}".TrimEnd() : "unknown";

    private static string Labels(double? labels) => labels is { } known ? NumberText.Fixed(known, 0) : "–";
}
