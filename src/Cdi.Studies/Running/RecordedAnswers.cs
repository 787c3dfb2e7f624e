using Cdi.Corpus;
using Cdi.Dsl.Diagnostics;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <summary>Answers of models that stand in columns of the corpus.</summary>
/// <param name="table">The corpus.</param>
internal sealed class RecordedAnswers(CorpusTable table)
{
    /// <summary>What a model answered of every text.</summary>
    /// <param name="llm">The model.</param>
    /// <param name="outcome">What it decides.</param>
    /// <exception cref="CorpusException">No answers of the model are recorded.</exception>
    public ModelLabels Of(LlmDefinition llm, OutcomeDefinition outcome)
    {
        var label = llm.RecordedLabel
            ?? throw new CorpusException([StudyDiagnostics.NothingRecorded(table.File, $"llm.{llm.Name}", SharedFacts.NoModelLabels)]);
        return new(RecordedCodes.Of(table, outcome, label), llm.RecordedConfidence is { } record ? table.RecordedNumbers(record) : default, 0, -1)
        {
            Answers = RecordedQuestions.Of(table, label),
        };
    }
}
