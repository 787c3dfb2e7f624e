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
        var confidence = llm.RecordedConfidence is { } record ? table.RecordedNumbers(record) : default;
        var said = llm.RecordedProbabilities.IsEmpty ? new ModelLabels(RecordedCodes.Of(table, outcome, label), confidence, 0, -1)
            : RecordedDistribution.Of(table, llm, outcome, label, confidence);
        return said with { Answers = RecordedQuestions.Of(table, label) };
    }
}
