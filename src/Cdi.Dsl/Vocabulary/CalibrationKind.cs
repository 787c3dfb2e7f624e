#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>How weights are changed so that a sample has the totals that its population is known to have.</summary>
public enum CalibrationKind
{
    /// <summary>By a factor 1 + xᵀλ, the generalised regression estimator; of one column of groups post-stratification.</summary>
    Linear,

    /// <summary>By a factor exp(xᵀλ), which is above 0; of columns of groups what iterative proportional fitting gives.</summary>
    Raking,
}
