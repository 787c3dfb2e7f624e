namespace Cdi.Corpus;

/// <summary>How well a model's confidence parts its wrong answers from its right ones.</summary>
/// <param name="Llm">Name of the model.</param>
/// <param name="Right">Labelled texts with an answer and a confidence on which people and model agree.</param>
/// <param name="Discrimination">The area under the curve of a very good confidence.</param>
/// <param name="Chance">The probability that such a confidence parts all of them.</param>
/// <param name="IsStrong">Whether that is too small to be believed, an error.</param>
internal readonly record struct KnownErrors(string Llm, long Right, double Discrimination, double Chance, bool IsStrong);
