using Cdi.Corpus;

namespace Cdi.Studies.Definitions;

/// <summary>A study with names resolved and defaults filled in: the runtime mirror of the compiler's plan.</summary>
/// <remarks>Lists keep the order of the spec. Names are those of the spec and are compared ordinally.</remarks>
public sealed record StudyDefinition
{
    /// <summary>Name of the study, <c>politeness_hedge</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The <c>///</c> text of the study, lines joined by <c>\n</c>; empty where none.</summary>
    public string Documentation { get; init; } = "";

    /// <summary>The corpus. Its <see cref="CorpusDefinition.RecordedLabels"/> and <see cref="CorpusDefinition.RecordedNumbers"/> hold every column that an annotator or <see cref="GivenLabels"/> names.</summary>
    public required CorpusDefinition Corpus { get; init; }

    /// <summary>The <c>///</c> text of the corpus; empty where none.</summary>
    public string CorpusDocumentation { get; init; } = "";

    /// <summary>What annotators decide; at least one.</summary>
    public required IReadOnlyList<OutcomeDefinition> Outcomes { get; init; }

    /// <summary>The language models; may be empty.</summary>
    public IReadOnlyList<LlmDefinition> Llms { get; init; } = [];

    /// <summary>The human annotators; at least one.</summary>
    public required IReadOnlyList<HumanDefinition> Humans { get; init; }

    /// <summary>What is estimated; at least one.</summary>
    public required IReadOnlyList<EstimandDefinition> Estimands { get; init; }

    /// <summary>How texts are chosen for human annotation.</summary>
    public required SamplingDefinition Sampling { get; init; }

    /// <summary>How estimates and intervals are formed.</summary>
    public required InferenceDefinition Inference { get; init; }

    /// <summary>What is written.</summary>
    public required ReportDefinition Report { get; init; }
}
