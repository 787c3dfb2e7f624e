using Cdi.Corpus;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Problems;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;

namespace Cdi.Studies.Running;

/// <summary>Answers of models that the study asks itself, from where its host keeps them, of those that stand in columns, of those that learn, and of
/// panels.</summary>
/// <param name="study">The study.</param>
/// <param name="table">The corpus.</param>
/// <param name="models">Where answers are kept; null for nowhere.</param>
/// <param name="examples">What prompts of each model show.</param>
/// <param name="apart">The texts that are set apart for them.</param>
/// <param name="embedded">Lets models learn.</param>
internal sealed class AskedAnswers(StudyDefinition study, CorpusTable table, IModelLabels? models, IReadOnlyDictionary<string, ModelExamples> examples,
    ExampleRows apart, EmbeddedAnnotators embedded) : IModelAnswers
{
    private static readonly ModelLabels NotYet = new(default, default, 0, -1);

    private readonly RecordedAnswers recorded = new(table);
    private readonly Dictionary<string, ModelLabels> read = new(StringComparer.Ordinal);
    private Func<OutcomeDefinition, (DrawnSample Sample, int Variable)?>? samples;

    /// <inheritdoc/>
    public IReadOnlyList<LearnedModel> Learned => embedded.Learned;

    /// <inheritdoc/>
    /// <exception cref="CorpusException">The model was not asked about every text, cannot be before people have labelled its examples, or has too
    /// little to learn from.</exception>
    public ModelLabels Of(LlmDefinition llm, OutcomeDefinition outcome)
    {
        if (read.TryGetValue(llm.Name, out var known)) return known;
        if (llm.Learning is { FromPeople: true } fromPeople)
        {
            if (samples?.Invoke(outcome) is not { } own) return NotYet;
            return read[llm.Name] = embedded.OfPeople(llm, outcome, fromPeople, own.Sample, own.Variable);
        }

        if (llm.Panel is { } panel)
        {
            return read[llm.Name] = PanelAnswers.Of(
                panel, outcome, table.Rows, [.. panel.Members.Select(name => Of(Named(name), outcome))], apart.OfModel(llm.Name));
        }

        return read[llm.Name] = llm.Learning is { } learning
            ? embedded.OfModel(llm, outcome, learning, Of(Named(learning.Teacher), outcome).Labels)
            : llm.RecordedLabel is not null || llm.Calls is null ? recorded.Of(llm, outcome) : Asked(llm, outcome);
    }

    /// <inheritdoc/>
    public LearningAnnotator? LearnerOf(LlmDefinition llm, OutcomeDefinition outcome, int variable) =>
        llm.Learning is { FromPeople: true } learning ? embedded.Annotator(llm, outcome, learning, variable) : null;

    /// <inheritdoc/>
    public void Learn(Func<OutcomeDefinition, (DrawnSample Sample, int Variable)?> sampleOf) => samples = sampleOf;

    private LlmDefinition Named(string name) => study.Llms.First(each => each.Name == name);

    private ModelLabels Asked(LlmDefinition llm, OutcomeDefinition outcome)
    {
        var shown = examples.GetValueOrDefault(llm.Name, ModelExamples.None);
        if (shown is { Waiting: > 0, Finding: { } waiting }) throw new CorpusException([waiting]);
        var labels = models?.Read(llm, outcome, table, shown) ?? new ModelLabels(default, default, table.Rows, 0);
        if (labels.Unasked == 0 || (IsTeacherOnly(llm) && labels.Unasked < table.Rows)) return labels;
        throw new CorpusException([DataDiagnostics.ModelNotAsked(
            table.File, $"llm.{llm.Name}", llm.Name, labels.Unasked, table.Rows, table.Key(labels.FirstUnasked))]);
    }

    /// <summary>Whether a model is there to be learnt from, and no estimate or draw rests on its own answers, so that it need not have answered about every
    /// text.</summary>
    private bool IsTeacherOnly(LlmDefinition llm) =>
        study.Llms.Any(each => each.Learning is { FromPeople: false } learning && learning.Teacher == llm.Name)
        && !study.Llms.Any(each => each.Panel is { } panel && panel.Members.Contains(llm.Name))
        && !study.Estimands.Any(estimand => estimand.Llm == llm.Name);
}
