namespace Cdi.Dsl.Vocabulary;

/// <summary>What an interval speaks about.</summary>
public enum GeneraliseKind
{
    /// <summary>The corpus itself: all there is.</summary>
    Corpus,

    /// <summary>A larger world of which the corpus is a sample.</summary>
    Population,
}
