namespace Cdi.Dsl.Vocabulary;

/// <summary>A piece of a prompt.</summary>
/// <param name="Kind">Literal text, a column, the list of options, or the model's own label.</param>
/// <param name="Text">The literal text, or the declared name of the column; empty otherwise.</param>
/// <param name="Format">Number format of a numeric column, invariant; null otherwise.</param>
public sealed record PromptPiece(PromptPieceKind Kind, string Text, string? Format);
