using Cdi.Dsl.Collections;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Lowering;

/// <summary>An indicator that a text contains a word of a lexicon.</summary>
/// <param name="TextColumn">Declared text column that is searched.</param>
/// <param name="Words">The words, in order of the lexicon.</param>
/// <param name="Match">What counts as an occurrence. Case is ignored (invariant).</param>
public sealed record LexiconMatchPlan(string TextColumn, EquatableArray<string> Words, WordMatch Match);
