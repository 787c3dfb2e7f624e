using Cdi.Dsl.Collections;
using Cdi.Dsl.Lowering;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Semantics;

/// <summary>A prompt with its holes resolved.</summary>
/// <param name="Place">Where it was written.</param>
/// <param name="Pieces">Literal text and holes, in order.</param>
public sealed record PromptModel(Place Place, EquatableArray<PromptPiece> Pieces)
{
    /// <summary>The literal text, holes left out.</summary>
    public string Literal => string.Concat(Pieces.Where(piece => piece.Kind == PromptPieceKind.Literal).Select(piece => piece.Text));

    /// <summary>Whether a hole of this kind is in the prompt.</summary>
    public bool Shows(PromptPieceKind kind) => Pieces.Any(piece => piece.Kind == kind);
}
