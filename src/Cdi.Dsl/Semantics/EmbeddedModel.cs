using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics;

/// <summary>An embedded annotator by its name: <c>embedded:ngram</c>.</summary>
/// <param name="Kind">The vectors that it learns from; null where the word behind the colon is none.</param>
/// <param name="Word">The word behind the colon.</param>
public sealed record EmbeddedModel(EmbeddedKind? Kind, string Word)
{
    /// <summary>Reads the name of a model; null where it is that of one that is asked.</summary>
    /// <param name="written">The name as the spec writes it; null where it names none.</param>
    public static EmbeddedModel? Of(string? written)
    {
        if (written is null || !written.StartsWith(EmbeddedKinds.Prefix, StringComparison.Ordinal)) return null;
        var word = written.Substring(EmbeddedKinds.Prefix.Length);
        foreach (var kind in EmbeddedKinds.All)
        {
            if (kind.Word() == word) return new(kind, word);
        }

        return new(null, word);
    }
}
