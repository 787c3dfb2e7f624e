using Cdi.Studies.Collections;

namespace Cdi.Studies.Definitions;

/// <summary>A language model that annotates every text.</summary>
public sealed record LlmDefinition
{
    /// <summary>Name of the annotator.</summary>
    public required string Name { get; init; }

    /// <summary>The <c>///</c> text; empty where none.</summary>
    public string Documentation { get; init; } = "";

    /// <summary>Name of the outcome that it decides.</summary>
    public required string Outcome { get; init; }

    /// <summary>Model and snapshot; empty where recorded answers name none.</summary>
    public string Model { get; init; } = "";

    /// <summary>Sampling temperature; null where the spec gives none.</summary>
    public double? Temperature { get; init; }

    /// <summary>Prompt for the label as the spec writes it, holes in braces (<c>{request}</c>); null where only recorded.</summary>
    public string? LabelPrompt { get; init; }

    /// <summary>Further prompts for the label, whose answers are counted with those of the first; empty where none.</summary>
    public EquatableArray<string> OtherPrompts { get; init; }

    /// <summary>Prompt for the confidence in its own label, as the spec writes it; null where none.</summary>
    public string? ConfidencePrompt { get; init; }

    /// <summary>Whether a text without an answer goes to a human with certainty (<c>on_failure = annotate</c>).</summary>
    public bool AnnotateOnFailure { get; init; }

    /// <summary>Recorded answers: a name in <see cref="Corpus.CorpusDefinition.RecordedLabels"/> (options) or
    /// <see cref="Corpus.CorpusDefinition.RecordedNumbers"/> (numeric outcome). Null where none are recorded. A blank is "no answer".</summary>
    public string? RecordedLabel { get; init; }

    /// <summary>Recorded confidences: a name in <see cref="Corpus.CorpusDefinition.RecordedNumbers"/>, probabilities 0 … 1 that the model's own label is
    /// right; null where none.</summary>
    public string? RecordedConfidence { get; init; }

    /// <summary>Recorded probabilities of the options, in their order: names in <see cref="Corpus.CorpusDefinition.RecordedNumbers"/>; empty where methods
    /// use labels.</summary>
    public EquatableArray<string> RecordedProbabilities { get; init; }

    /// <summary>Which texts of the corpus the prompts showed with their labels, where answers are recorded: a name in
    /// <see cref="Corpus.CorpusDefinition.RecordedNumbers"/>, 1 for such a text; null where none.</summary>
    public string? RecordedExamples { get; init; }

    /// <summary>What its prompts show as examples; null where they show none.</summary>
    public ExamplesDefinition? Examples { get; init; }

    /// <summary>Whether the study asks it itself.</summary>
    internal bool IsAsked => RecordedLabel is null && Calls is not null;

    /// <summary>How an embedded annotator comes to its answers; null for a model that is asked, or was.</summary>
    public ModelLearning? Learning { get; init; }

    /// <summary>The models whose answers it is made of; null for a model that answers itself.</summary>
    public ModelPanel? Panel { get; init; }

    /// <summary>How it is asked, or was where answers are recorded; null where the spec does not say.</summary>
    public ModelCalls? Calls { get; init; }
}
