#if CDI_RUNTIME
namespace Cdi.Estimation.Variance;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>How the estimating equation of resampled rows is solved.</summary>
public enum ResampleRefit
{
    /// <summary>One Newton step from the estimate, with the score and the Hessian of the resampled rows: exact where the equation is linear, and of the same
    /// order as a solution elsewhere (Shao and Tu 1995).</summary>
    OneStep,

    /// <summary>Newton's method until it has converged.</summary>
    Full,
}
