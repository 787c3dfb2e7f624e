using Cdi.Corpus;
using Cdi.Dsl.Diagnostics;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <summary>Answers of models that stand in columns of the corpus.</summary>
/// <param name="table">The corpus.</param>
internal sealed class RecordedAnswers(CorpusTable table) : IModelAnswers
{
    /// <inheritdoc/>
    /// <exception cref="CorpusException">No answers of the model are recorded.</exception>
    public double[] Labels(LlmDefinition llm, OutcomeDefinition outcome) => Read(table, outcome, llm.RecordedLabel
        ?? throw new CorpusException([StudyDiagnostics.NothingRecorded(table.File, $"llm.{llm.Name}", SharedFacts.NoModelLabels)]));

    /// <inheritdoc/>
    public ReadOnlyMemory<double> Confidence(LlmDefinition llm) =>
        llm.RecordedConfidence is { } record ? table.RecordedNumbers(record) : ReadOnlyMemory<double>.Empty;

    /// <summary>n: the index of the option, the number for a numeric outcome, NaN where there is no label.</summary>
    /// <param name="table">The corpus.</param>
    /// <param name="outcome">What was decided.</param>
    /// <param name="record">Name of the recorded column.</param>
    public static double[] Read(CorpusTable table, OutcomeDefinition outcome, string record)
    {
        if (outcome.IsNumeric) return table.RecordedNumbers(record).ToArray();
        var codes = table.Labels(record).Codes.Span;
        var values = new double[codes.Length];
        for (var row = 0; row < values.Length; row++) values[row] = codes[row] < 0 ? double.NaN : codes[row];
        return values;
    }
}
