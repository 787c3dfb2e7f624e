using Cdi.Corpus;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <summary>Answers of models that the study asks itself, and of those that stand in columns.</summary>
/// <param name="table">The corpus.</param>
/// <param name="models">Where answers are kept; null for nowhere.</param>
internal sealed class AskedAnswers(CorpusTable table, IModelLabels? models) : IModelAnswers
{
    private readonly RecordedAnswers recorded = new(table);
    private readonly Dictionary<string, ModelLabels> read = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    /// <exception cref="CorpusException">The model was not asked about every text.</exception>
    public double[] Labels(LlmDefinition llm, OutcomeDefinition outcome)
    {
        if (llm.RecordedLabel is not null || llm.Calls is null) return recorded.Labels(llm, outcome);
        var labels = models?.Read(llm, outcome, table) ?? new ModelLabels(default, default, table.Rows, 0);
        if (labels.Unasked > 0)
        {
            throw new CorpusException([DataDiagnostics.ModelNotAsked(
                table.File, $"llm.{llm.Name}", llm.Name, labels.Unasked, table.Rows, table.Key(labels.FirstUnasked))]);
        }

        read[llm.Name] = labels;
        return labels.Labels.ToArray();
    }

    /// <inheritdoc/>
    public ReadOnlyMemory<double> Confidence(LlmDefinition llm) =>
        read.TryGetValue(llm.Name, out var labels) ? labels.Confidence : recorded.Confidence(llm);
}
