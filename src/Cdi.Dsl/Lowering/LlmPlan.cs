using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;

namespace Cdi.Dsl.Lowering;

/// <summary>A language model that annotates every text.</summary>
/// <param name="Name">Name of the annotator.</param>
/// <param name="PropertyName">Stem of emitted names.</param>
/// <param name="Documentation">The <c>///</c> text; empty where none.</param>
/// <param name="Outcome">Name of the outcome that it decides.</param>
/// <param name="Model">Model and snapshot; empty where recorded answers name none.</param>
/// <param name="Temperature">Sampling temperature; null where the spec gives none.</param>
/// <param name="LabelPrompt">Prompt for the label; null where only recorded.</param>
/// <param name="ConfidencePrompt">Prompt for the confidence in the own label; null where none.</param>
/// <param name="AnnotateOnFailure">Whether a text without an answer goes to a human with certainty.</param>
/// <param name="Recorded">Columns with answers given earlier; null where none.</param>
/// <param name="Calls">How it is asked, or was where answers are recorded; null where the spec does not say.</param>
/// <param name="OtherPrompts">Further prompts for the label; empty where none.</param>
public sealed record LlmPlan(
    string Name,
    string PropertyName,
    string Documentation,
    string Outcome,
    string Model,
    double? Temperature,
    PromptPlan? LabelPrompt,
    PromptPlan? ConfidencePrompt,
    bool AnnotateOnFailure,
    RecordedLabelsPlan? Recorded,
    ModelCalls? Calls = null,
    EquatableArray<PromptPlan> OtherPrompts = default)
{
    /// <summary>What its prompts show as examples; null where they show none.</summary>
    public ExamplesDefinition? Examples { get; init; }

    /// <summary>How an embedded model comes to its answers; null for a model that is asked, or was.</summary>
    public ModelLearning? Learning { get; init; }

    /// <summary>The models whose answers it is made of; null for a model that answers itself.</summary>
    public ModelPanel? Panel { get; init; }
}
