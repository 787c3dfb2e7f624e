#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>From what vectors of texts an embedded annotator learns.</summary>
public enum EmbeddedKind
{
    /// <summary>Hashed n-grams of words and characters, which every run has.</summary>
    Ngram,

    /// <summary>Sentence embeddings of a package of their own.</summary>
    Minilm,
}
