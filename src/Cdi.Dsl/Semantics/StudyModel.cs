using Cdi.Dsl.Collections;

namespace Cdi.Dsl.Semantics;

/// <summary>A study with its names resolved and its values typed; places are kept for diagnostics.</summary>
/// <remarks>Parts that are absent, or wrong beyond use, are null or left out; the diagnostics say so.</remarks>
/// <param name="Name">The study's name; null in a file that only declares symbols.</param>
/// <param name="Documentation">The <c>///</c> text of the study and of its blocks without a name; empty where none.</param>
/// <param name="Corpus">The corpus.</param>
/// <param name="Outcomes">What annotators decide, imported outcomes first.</param>
/// <param name="Lexicons">Lists of words, imported ones first.</param>
/// <param name="Llms">The language models, imported ones first.</param>
/// <param name="Humans">The human annotators, imported ones first.</param>
/// <param name="Estimands">What is estimated, in order of the file.</param>
/// <param name="Sampling">How texts are chosen for human annotation.</param>
/// <param name="Prices">What work costs.</param>
/// <param name="Inference">How estimates and intervals are formed.</param>
/// <param name="Report">What is written.</param>
/// <param name="Experiments">Replays of the study, in order of the file.</param>
/// <param name="IsComplete">Whether every line of the file could be read; if not, what seems absent may be there.</param>
public sealed record StudyModel(
    Located<string>? Name,
    string Documentation,
    CorpusModel? Corpus,
    EquatableArray<OutcomeModel> Outcomes,
    EquatableArray<LexiconModel> Lexicons,
    EquatableArray<LlmModel> Llms,
    EquatableArray<HumanModel> Humans,
    EquatableArray<EstimandModel> Estimands,
    SamplingModel? Sampling,
    PricesModel? Prices,
    InferenceModel? Inference,
    ReportModel? Report,
    EquatableArray<ExperimentModel> Experiments,
    [property: CompilerNote] bool IsComplete)
{
    /// <summary>Whose errors are followed, in order of the file.</summary>
    public EquatableArray<MonitorModel> Monitors { get; init; } = [];

    /// <summary>The human annotators of an outcome, the first where there are several; null where nobody annotates it.</summary>
    public HumanModel? HumanOf(OutcomeModel outcome) => Humans.FirstOrDefault(human => human.Outcome == outcome.Name);

    /// <summary>Whether a model learns from people, and so has no answers before their labels.</summary>
    public bool LearnsFromPeople(LlmModel llm) => llm is { Embedded: not null, LearnFrom: { } teacher }
        && Humans.Any(human => human.Name == teacher.Value) && !Llms.Any(each => each.Name == teacher.Value);

    /// <summary>The language model that estimates of an outcome rest on: of several the one that <c>inference</c> names; null where none annotates
    /// it.</summary>
    public LlmModel? LlmOf(OutcomeModel outcome)
    {
        var models = Llms.Where(llm => llm.Outcome == outcome.Name).ToList();
        return models.FirstOrDefault(llm => Inference?.Llms.Any(named => named.Value == llm.Name) == true) ?? models.FirstOrDefault();
    }
}
