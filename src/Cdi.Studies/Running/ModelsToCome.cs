using Cdi.Corpus;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <summary>Answers of models before those that the study asks itself can be asked: theirs are absent, those in columns are there.</summary>
/// <param name="table">The corpus.</param>
internal sealed class ModelsToCome(CorpusTable table) : IModelAnswers
{
    private readonly RecordedAnswers recorded = new(table);

    /// <inheritdoc/>
    public ModelLabels Of(LlmDefinition llm, OutcomeDefinition outcome) =>
        llm.IsAsked ? new(default, default, table.Rows, 0) : recorded.Of(llm, outcome);
}
