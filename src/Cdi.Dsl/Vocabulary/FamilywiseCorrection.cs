#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>Correction of levels and p-values over several estimands.</summary>
public enum FamilywiseCorrection
{
    /// <summary>Each interval has its own level.</summary>
    None,

    /// <summary>α is divided by the number of estimands, p-values are multiplied by it.</summary>
    Bonferroni,

    /// <summary>Holm's step-down rule for p-values; intervals as <see cref="Bonferroni"/>.</summary>
    Holm,

    /// <summary>Intervals and p-values that count how estimates are correlated: the largest of their statistics is the reference.</summary>
    MaximumZ,
}
