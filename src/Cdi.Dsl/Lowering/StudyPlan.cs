using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;

namespace Cdi.Dsl.Lowering;

/// <summary>A study ready for emission: names resolved, defaults filled in, units converted, no spans. Two specs that differ in comments or layout only have
/// equal plans.</summary>
/// <param name="Name">The study's name as written, <c>politeness_hedge</c>.</param>
/// <param name="TypeName">The name of the emitted type, <c>PolitenessHedge</c>.</param>
/// <param name="Documentation">The <c>///</c> text, lines joined by <c>\n</c>; empty where none.</param>
/// <param name="Corpus">The corpus of the study.</param>
/// <param name="Outcomes">What annotators decide, in order of the spec.</param>
/// <param name="Llms">The language models, in order of the spec; may be empty.</param>
/// <param name="Humans">The human annotators, in order of the spec; at least one.</param>
/// <param name="Estimands">What is estimated, in order of the spec; at least one.</param>
/// <param name="Sampling">How texts are chosen for human annotation.</param>
/// <param name="Inference">How estimates and intervals are formed.</param>
/// <param name="Report">What is written.</param>
/// <param name="Experiments">Replays of the study, in order of the spec; may be empty.</param>
public sealed record StudyPlan(
    string Name,
    string TypeName,
    string Documentation,
    CorpusPlan Corpus,
    EquatableArray<OutcomeDefinition> Outcomes,
    EquatableArray<LlmPlan> Llms,
    EquatableArray<HumanDefinition> Humans,
    EquatableArray<EstimandPlan> Estimands,
    SamplingDefinition Sampling,
    InferenceDefinition Inference,
    ReportDefinition Report,
    EquatableArray<ExperimentDefinition> Experiments)
{
    /// <summary>Whose errors are followed, in order of the spec; may be empty.</summary>
    public EquatableArray<MonitorDefinition> Monitors { get; init; } = EquatableArray<MonitorDefinition>.Empty;
}
