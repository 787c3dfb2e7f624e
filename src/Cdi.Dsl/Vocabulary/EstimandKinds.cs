#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>What holds for estimands by their kind.</summary>
public static class EstimandKinds
{
    /// <summary>Whether the parameters are coefficients of a formula.</summary>
    /// <param name="kind">The kind.</param>
    /// <exception cref="InvalidOperationException">No such kind.</exception>
    public static bool IsRegression(this EstimandKind kind) => kind switch
    {
        EstimandKind.Linear or EstimandKind.Logistic or EstimandKind.Poisson or EstimandKind.Probit or EstimandKind.Gamma => true,
        EstimandKind.Mean or EstimandKind.Prevalence or EstimandKind.Difference or EstimandKind.OddsRatio or EstimandKind.Ratio
            or EstimandKind.Variance or EstimandKind.StandardDeviation or EstimandKind.Correlation => false,
    };
}
