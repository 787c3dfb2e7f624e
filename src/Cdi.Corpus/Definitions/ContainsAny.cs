namespace Cdi.Corpus;

/// <summary>The rule of a computed indicator column: 1 where a text contains any word of a lexicon, 0 where it contains none.</summary>
/// <param name="TextColumn">Name of the declared text column that is searched.</param>
/// <param name="Words">The lexicon: words or phrases, compared without regard to case (ordinal).</param>
/// <param name="Match">Whether an occurrence must be a whole word.</param>
public sealed record ContainsAny(string TextColumn, IReadOnlyList<string> Words, WordMatch Match);
