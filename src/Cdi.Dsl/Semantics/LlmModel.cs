using Cdi.Dsl.Text;

namespace Cdi.Dsl.Semantics;

/// <summary>A language model that annotates every text.</summary>
/// <param name="Name">Name of the annotator.</param>
/// <param name="Place">Where it is declared.</param>
/// <param name="Documentation">The <c>///</c> text; empty where none.</param>
/// <param name="Outcome">Name of the outcome that it decides; null where it is unknown, which is reported.</param>
/// <param name="Model">Model and snapshot; null where not given.</param>
/// <param name="Temperature">Sampling temperature; null where not given.</param>
/// <param name="LabelPrompt">Prompt for the label; null where not given.</param>
/// <param name="ConfidencePrompt">Prompt for the confidence in the own label; null where not given.</param>
/// <param name="AnnotateOnFailure">Whether a text without an answer goes to a human; null where not given.</param>
/// <param name="Recorded">Answers given earlier; null where not given.</param>
public sealed record LlmModel(
    string Name,
    Place Place,
    string Documentation,
    string? Outcome,
    Located<string>? Model,
    Located<double>? Temperature,
    PromptModel? LabelPrompt,
    PromptModel? ConfidencePrompt,
    Located<bool>? AnnotateOnFailure,
    RecordedModel? Recorded);
