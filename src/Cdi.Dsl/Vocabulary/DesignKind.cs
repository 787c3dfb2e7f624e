#if CDI_RUNTIME
namespace Cdi.Estimation.Designs;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>How inclusion probabilities are set.</summary>
public enum DesignKind
{
    /// <summary>All equal.</summary>
    Uniform,

    /// <summary>Proportional to the row's influence on the target, before any label is seen.</summary>
    Leverage,

    /// <summary>Proportional to the error that the model's stated confidence predicts (Gligorić et al. 2024).</summary>
    Confidence,

    /// <summary>Proportional to leverage times the calibrated error.</summary>
    Error,

    /// <summary>So many texts of each stratum as are its share of the corpus.</summary>
    Stratified,

    /// <summary>Texts of each stratum in proportion to its size times its spread (Neyman 1934).</summary>
    Neyman,
}
