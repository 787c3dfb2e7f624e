using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics;

/// <summary>An indicator that a text contains a word of a lexicon.</summary>
/// <param name="TextColumn">Declared text column that is searched.</param>
/// <param name="TextPlace">Where the text column was named.</param>
/// <param name="Lexicon">The words.</param>
/// <param name="Match">What counts as an occurrence.</param>
public sealed record LexiconMatchModel(string TextColumn, Place TextPlace, LexiconModel Lexicon, WordMatch Match);
