namespace Cdi.Corpus;

/// <summary>A column of the file that holds an annotator's answers as raw labels.</summary>
/// <param name="Name">Dotted path of the spec element, <c>llm.assistant.recorded.label</c>: the name in <see cref="CorpusTable.Labels"/> and the subject of
/// diagnostics.</param>
/// <param name="SourceColumn">Name of the column in the file.</param>
/// <param name="Map">What each raw label stands for; a value outside it is CDI9002. Missing values are no answer.</param>
public sealed record RecordedLabels(string Name, string SourceColumn, LabelMap Map);
