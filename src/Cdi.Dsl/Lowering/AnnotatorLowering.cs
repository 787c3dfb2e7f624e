using Cdi.Dsl.Collections;
using Cdi.Dsl.Semantics;

namespace Cdi.Dsl.Lowering;

/// <summary>Turns outcomes and annotators into plans.</summary>
internal static class AnnotatorLowering
{
    /// <summary>The plan of an outcome.</summary>
    public static OutcomePlan Outcome(OutcomeModel outcome, string propertyName) => new(
        outcome.Name,
        propertyName,
        outcome.Documentation,
        outcome.Options.Select(option => new OptionPlan(option.Key, option.Shown, option.Documentation)).ToEquatableArray(),
        outcome.Minimum,
        outcome.Maximum);

    /// <summary>The plan of a language model whose outcome is known.</summary>
    public static LlmPlan Llm(LlmModel llm, string propertyName) => new(
        llm.Name,
        propertyName,
        llm.Documentation,
        llm.Outcome ?? "",
        llm.Model?.Value ?? "",
        llm.Temperature?.Value,
        Prompt(llm.LabelPrompt),
        Prompt(llm.ConfidencePrompt),
        llm.AnnotateOnFailure?.Value ?? true,
        Recorded(llm.Recorded));

    /// <summary>The plan of human annotators whose outcome is known.</summary>
    public static HumanPlan Human(HumanModel human, string propertyName) => new(
        human.Name,
        propertyName,
        human.Documentation,
        human.Outcome ?? "",
        human.Question?.Value ?? "",
        human.LabelsPerText?.Value.Count ?? 1,
        human.Reward?.Value.Amount,
        human.Reward?.Value.Currency,
        Recorded(human.Recorded));

    private static PromptPlan? Prompt(PromptModel? prompt) => prompt is null ? null : new PromptPlan(prompt.Pieces);

    private static RecordedLabelsPlan? Recorded(RecordedModel? recorded) => recorded is null
        ? null
        : new RecordedLabelsPlan(
            recorded.Label.Value,
            recorded.Map.Select(meaning => new LabelMapping(meaning.Cell, meaning.Option)).ToEquatableArray(),
            recorded.Confidence?.Value);
}
