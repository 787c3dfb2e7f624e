namespace Cdi.Corpus;

/// <summary>How nearly a column says what people said.</summary>
/// <param name="Same">Labelled texts of which it says the same.</param>
/// <param name="Llm">Name of the model.</param>
/// <param name="Known">Texts of which the model is wrong and the column is not.</param>
/// <param name="Errors">Texts of which the model is wrong.</param>
internal readonly record struct NearCopy(long Same, string Llm, long Known, long Errors);
