namespace Cdi.Studies.Results;

/// <summary>A labelled text of the corpus that the study allows to be shown.</summary>
/// <param name="Key">What identifies the text.</param>
/// <param name="Text">The text, as in the file.</param>
/// <param name="Human">What humans chose, as they read it.</param>
/// <param name="Llm">What the model chose; empty where it gave no answer or the study has no model.</param>
/// <param name="Confidence">Its stated confidence; null where none.</param>
/// <param name="Probability">The inclusion probability of the text.</param>
public sealed record ExampleText(string Key, string Text, string Human, string Llm, double? Confidence, double Probability);
