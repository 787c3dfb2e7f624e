namespace Cdi.Corpus;

/// <summary>A column of the file that holds an annotator's numbers: confidences, inclusion probabilities or numeric answers.</summary>
/// <param name="Name">Dotted path of the spec element, <c>llm.assistant.recorded.confidence</c>: the name in <see cref="CorpusTable.RecordedNumbers"/> and
/// the subject of diagnostics.</param>
/// <param name="SourceColumn">Name of the column in the file.</param>
/// <param name="Minimum">Smallest value allowed; a value below it is CDI9011.</param>
/// <param name="Maximum">Largest value allowed; a value above it is CDI9011.</param>
public sealed record RecordedNumbers(string Name, string SourceColumn, double Minimum, double Maximum)
{
    /// <summary>Whether a missing value is an error (CDI9010); otherwise it is NaN.</summary>
    public bool Required { get; init; }
}
