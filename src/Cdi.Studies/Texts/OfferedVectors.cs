using Cdi.Corpus;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Texts;

/// <summary>From the word of a spec to vectors of texts: n-grams, which every run has, and those that its host offers.</summary>
public static class OfferedVectors
{
    /// <summary>The vectors that a model reads.</summary>
    /// <param name="offered">What the host offers, <see cref="StudyRunOptions.TextVectors"/>.</param>
    /// <param name="kind">Which vectors.</param>
    /// <param name="table">The corpus.</param>
    /// <param name="llm">Name of the model.</param>
    /// <exception cref="CorpusException">The host has no such vectors (CDI9161).</exception>
    public static ITextVectors Of(IReadOnlyList<ITextVectors> offered, EmbeddedKind kind, CorpusTable table, string llm)
    {
        ArgumentNullException.ThrowIfNull(offered);
        ArgumentNullException.ThrowIfNull(table);
        return Of(offered, kind, table, $"llm.{llm}", $"llm {llm}");
    }

    /// <summary>The vectors that a reader of texts has.</summary>
    /// <param name="offered">What the host offers.</param>
    /// <param name="kind">Which vectors.</param>
    /// <param name="table">The corpus.</param>
    /// <param name="subject">Path of the reader in the spec.</param>
    /// <param name="reader">What a diagnostic calls it.</param>
    /// <exception cref="CorpusException">The host has no such vectors (CDI9161).</exception>
    internal static ITextVectors Of(IReadOnlyList<ITextVectors> offered, EmbeddedKind kind, CorpusTable table, string subject, string reader) =>
        kind == EmbeddedKind.Ngram ? HashedNgrams.Instance : offered.FirstOrDefault(each => each.Name == kind.Word())
            ?? throw new CorpusException([DataDiagnostics.NoTextVectors(table.File, subject, reader, kind.Word())]);
}
