using Cdi.Corpus;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <summary>Answers of models that the study asks itself, from where its host keeps them, and of those that stand in columns.</summary>
/// <param name="table">The corpus.</param>
/// <param name="models">Where answers are kept; null for nowhere.</param>
/// <param name="examples">What prompts of each model show.</param>
internal sealed class AskedAnswers(CorpusTable table, IModelLabels? models, IReadOnlyDictionary<string, ModelExamples> examples) : IModelAnswers
{
    private readonly RecordedAnswers recorded = new(table);
    private readonly Dictionary<string, ModelLabels> read = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    /// <exception cref="CorpusException">The model was not asked about every text, or cannot be before people have labelled its examples.</exception>
    public ModelLabels Of(LlmDefinition llm, OutcomeDefinition outcome)
    {
        if (llm.RecordedLabel is not null || llm.Calls is null) return recorded.Of(llm, outcome);
        if (read.TryGetValue(llm.Name, out var known)) return known;
        var shown = examples.GetValueOrDefault(llm.Name, ModelExamples.None);
        if (shown is { Waiting: > 0, Finding: { } waiting }) throw new CorpusException([waiting]);
        var labels = models?.Read(llm, outcome, table, shown) ?? new ModelLabels(default, default, table.Rows, 0);
        if (labels.Unasked == 0) return read[llm.Name] = labels;
        throw new CorpusException([DataDiagnostics.ModelNotAsked(
            table.File, $"llm.{llm.Name}", llm.Name, labels.Unasked, table.Rows, table.Key(labels.FirstUnasked))]);
    }
}
