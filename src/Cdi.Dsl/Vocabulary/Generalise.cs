#if CDI_RUNTIME
namespace Cdi.Estimation.Variance;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>What an interval speaks about (statistics.md §3).</summary>
public enum Generalise
{
    /// <summary>The corpus is a sample of a larger world.</summary>
    Population,

    /// <summary>This corpus is all there is: only the draw of the labels is random.</summary>
    Corpus,
}
