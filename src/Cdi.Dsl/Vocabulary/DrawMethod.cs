#if CDI_RUNTIME
namespace Cdi.Estimation.Sampling;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>How a draw realises its inclusion probabilities.</summary>
public enum DrawMethod
{
    /// <summary>Exactly Σπ rows per block: ordered pivotal sampling in random order.</summary>
    FixedSize,

    /// <summary>Each row on its own: the number of labels is random, its mean Σπ.</summary>
    Poisson,
}
