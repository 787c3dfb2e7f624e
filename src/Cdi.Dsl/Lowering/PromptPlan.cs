using Cdi.Dsl.Collections;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Lowering;

/// <summary>A prompt as pieces of text and typed holes, in order.</summary>
/// <param name="Pieces">The pieces.</param>
public sealed record PromptPlan(EquatableArray<PromptPiece> Pieces);
