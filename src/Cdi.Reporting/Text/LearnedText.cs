using Cdi.Estimation.Designs;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Text;

/// <summary>What an embedded annotator is and has learnt, in words.</summary>
internal static class LearnedText
{
    /// <summary>A sentence for the methods paragraph.</summary>
    /// <param name="model">What it learnt.</param>
    /// <param name="llm">The model.</param>
    /// <param name="outcome">What it decides.</param>
    /// <param name="rounds">Rounds that were drawn by what it had learnt before.</param>
    public static string Sentence(LearnedModel model, LlmDefinition llm, OutcomeDefinition outcome, int rounds)
    {
        var regression = model.IsNumeric ? "linear" : outcome.Options.Count == 2 ? "logistic" : "multinomial logistic";
        var learnt = model.FromPeople ? $"the human labels of {NumberText.Count(model.Texts, "text", "texts")}"
            : $"the answers of {model.Teacher} to {NumberText.Count(model.Texts, "text", "texts")}";
        return $"{llm.Name} ({llm.Model}) is no language model but a {(model.IsNumeric ? "regression" : "classifier")}, trained on {learnt}: a {regression} "
            + $"regression on {model.Vectors} with a ridge penalty of {Penalties(model)} labels’ worth of information. "
            + $"It labelled every text at no cost{(model.FromPeople ? " but that of these labels" : "")}, "
            + "each by fits that did not know the labels of the text’s own fold" + (model.FromPeople
                ? ", by which its penalty was not chosen either; calibration for a fold rests on answers of fits that knew no label of it." : ".")
            + (model.FromPeople && rounds > 0 ? Between(rounds) : "");
    }

    /// <summary>How many rounds of a design were drawn by what a model said that learns from people: those before which there were labels enough.</summary>
    /// <param name="design">The design of the study.</param>
    public static int RoundsTaught(DesignFacts design)
    {
        if (design.Kind is not { } kind || !kind.Learns()) return 0;
        var (before, taught) = (0, 0);
        foreach (var block in design.Blocks)
        {
            if (before >= EmbeddedKinds.FewestLabels) taught++;
            before += block.Labels.Count;
        }

        return taught;
    }

    private static string Between(int rounds) =>
        $" Before {(rounds == 1 ? "the last round" : $"each of the last {NumberText.Count(rounds)} rounds")} of the draw it had learnt the labels of "
            + "earlier rounds only, in folds of their own: texts were drawn by the errors of these earlier fits, and what estimates correct is what it says "
            + "now, having learnt anew from the whole sample.";

    private static string Penalties(LearnedModel model)
    {
        var (least, most) = (NumberText.Significant(model.Penalties.Min(), 3), NumberText.Significant(model.Penalties.Max(), 3));
        return least == most ? least : $"{least} to {most}";
    }
}
