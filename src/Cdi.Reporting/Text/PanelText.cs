using Cdi.Corpus;
using Cdi.Studies.Definitions;

namespace Cdi.Reporting.Text;

/// <summary>What several models are as one annotator, in words.</summary>
internal static class PanelText
{
    /// <summary>Sentences for the methods paragraph.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="llm">Its model.</param>
    /// <param name="outcome">What it decides.</param>
    /// <param name="silent">Texts for which it has no answer.</param>
    /// <param name="isAnnotated">Whether these went to humans with certainty.</param>
    public static string Sentence(ModelPanel panel, LlmDefinition llm, OutcomeDefinition outcome, int silent, bool isAnnotated)
    {
        var members = string.Join(", ", panel.Members.SkipLast(1)) + " and " + panel.Members[^1];
        var weighted = panel.Weights.Distinct().Count() == 1 ? ""
            : $", weighted by {string.Join(", ", panel.Weights.Select(weight => NumberText.Significant(weight, 3)))}";
        var text = $"{llm.Name} is {members} as one annotator: its label is {Label(panel, outcome)}{weighted}.";
        if (!outcome.IsNumeric) text += " Its confidence is the share of its members, by weight, that is behind the label.";
        if (silent <= 0) return text;
        return text + $" Members without an answer outweigh the others in {NumberText.Count(silent, "text", "texts")}, which it did not label"
            + (isAnnotated ? " and which went to humans with certainty." : ".");
    }

    private static string Label(ModelPanel panel, OutcomeDefinition outcome) => panel.Aggregate switch
    {
        LabelAggregate.Majority => "the option that most of them give, of those given equally often the one declared first",
        LabelAggregate.Mean when !outcome.IsNumeric =>
            "the option that is most probable in the mean of their probabilities, which stand in the place of a label wherever estimates use one",
        LabelAggregate.Mean => "the mean of their answers",
        LabelAggregate.Median => "the median of their answers",
        var other => throw new NotSupportedException($"No words for a panel by `{other}`."),
    };
}
