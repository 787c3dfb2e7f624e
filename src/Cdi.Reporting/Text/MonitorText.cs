using Cdi.Estimation.Multiplicity;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Text;

/// <summary>A model that is followed over batches, as sentences and cells of a table.</summary>
internal static class MonitorText
{
    /// <summary>The heads of the columns.</summary>
    public static IReadOnlyList<string> Heads { get; } = ["Batch", "Texts", "Labels", "Error rate", "Change so far", "Band", "Drift"];

    /// <summary>Title of the table.</summary>
    public static string Title(MonitorFacts facts) => $"{facts.Monitor.Name}: does {facts.Llm} err as it did?";

    /// <summary>What came out, and how it was found.</summary>
    public static string Sentence(MonitorFacts facts)
    {
        var (drift, monitor) = (facts.Drift, facts.Monitor);
        var found = drift.First is { } first
            ? $"The error rate of {facts.Llm} has changed: the first batch at which that is shown is {facts.Batches[first]}. People are to look again."
            : $"No change of the error rate of {facts.Llm} is shown.";
        var band = facts.Models > 1 ? $"bands of {NumberText.Count(facts.Models)} models and of all batches hold" : "bands of all batches hold";
        return $"{found} In the reference, the first {(monitor.Reference == 1 ? "batch" : NumberText.Count(monitor.Reference) + " batches")} by "
            + $"“{monitor.By}”, it said something else than {facts.Human} in {NumberText.Percent(drift.ReferenceRate)} of texts "
            + $"({NumberText.Count(drift.ReferenceLabels, "label", "labels")}). The change compares all texts since then with it, texts weighted by 1/π; "
            + $"{band} together with a probability of {NumberText.Level(facts.Level)}, whenever they are looked at (an anytime-valid asymptotic confidence "
            + $"sequence).{Needed(facts)}";
    }

    /// <summary>The cells of each row.</summary>
    public static IEnumerable<IReadOnlyList<string>> Rows(MonitorFacts facts) => facts.Drift.Batches.Index().Select(each => (IReadOnlyList<string>)
    [
        facts.Batches[each.Index], NumberText.Count(facts.Texts[each.Index]), NumberText.Count(each.Item.Labelled),
        each.Item.ErrorRate is { } rate ? NumberText.Fixed(rate, 3) : "–", each.Item.Change is { } change ? NumberText.Fixed(change, 3) : "–",
        Band(each.Item), each.Index < facts.Monitor.Reference ? "reference" : each.Item.ShowsDrift ? "yes" : "no",
    ]);

    private static string Band(DriftBatch batch) => batch is { Lower: { } lower, Upper: { } upper }
        ? $"{NumberText.Fixed(lower, 3)} to {NumberText.Fixed(upper, 3)}" : "–";

    private static string Needed(MonitorFacts facts) => (facts.Monitor.Detect, facts.LabelsToSee) switch
    {
        (null, _) => "",
        ({ } change, { } labels) => $" A change of {NumberText.Significant(change, 3)} that begins with the next batch would be shown four times in five by "
            + $"{NumberText.Count(labels, "label", "labels")} of it.",
        ({ } change, null) => $" A change of {NumberText.Significant(change, 3)} cannot be shown, however many labels the next batch has: the reference has "
            + "too few.",
    };
}
