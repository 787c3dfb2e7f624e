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

    /// <summary>Sentence embeddings, which a host has to offer: their model is too large to travel with every run.</summary>
    Minilm,
}
