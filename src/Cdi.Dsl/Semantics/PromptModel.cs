using Cdi.Dsl.Collections;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics;

/// <summary>A prompt with its holes resolved.</summary>
/// <param name="Place">Where it was written.</param>
/// <param name="Pieces">Literal text and holes, in order.</param>
/// <param name="IsWhole">Whether the text was read without a diagnostic.</param>
public sealed record PromptModel(Place Place, EquatableArray<PromptPiece> Pieces, [property: CompilerNote] bool IsWhole = true)
{
    /// <summary>The literal text, holes left out.</summary>
    public string Literal => string.Concat(Pieces.Where(piece => piece.Kind == PromptPieceKind.Literal).Select(piece => piece.Text));

    /// <summary>Whether it lists the options, explained or not.</summary>
    public bool ListsOptions => Shows(PromptPieceKind.Options) || Shows(PromptPieceKind.ExplainedOptions);

    /// <summary>Whether a hole of this kind is in the prompt.</summary>
    public bool Shows(PromptPieceKind kind) => Pieces.Any(piece => piece.Kind == kind);
}
