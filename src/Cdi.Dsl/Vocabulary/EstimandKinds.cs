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
        EstimandKind.Linear or EstimandKind.InstrumentalVariables or EstimandKind.Logistic or EstimandKind.Poisson or EstimandKind.Probit
            or EstimandKind.Gamma
            or EstimandKind.InverseGaussian or EstimandKind.NegativeBinomial
            or EstimandKind.Cloglog or EstimandKind.Multinomial or EstimandKind.OrderedLogit or EstimandKind.OrderedProbit
            or EstimandKind.OrderedCloglog or EstimandKind.BradleyTerry or EstimandKind.QuantileRegression => true,
        EstimandKind.Mean or EstimandKind.Prevalence or EstimandKind.Difference or EstimandKind.OddsRatio or EstimandKind.Ratio
            or EstimandKind.Variance or EstimandKind.StandardDeviation or EstimandKind.Correlation or EstimandKind.Quantile
            or EstimandKind.Total
            or EstimandKind.Agreement or EstimandKind.AgreementDifference or EstimandKind.RaterAgreement
            or EstimandKind.CustomLoss or EstimandKind.CustomSquares => false,
    };

    /// <summary>Whether parameters behind the coefficients are thresholds between ordered classes, in the place of an intercept.</summary>
    /// <param name="kind">The kind.</param>
    public static bool HasThresholds(this EstimandKind kind) => kind is EstimandKind.OrderedLogit or EstimandKind.OrderedProbit
        or EstimandKind.OrderedCloglog;

    /// <summary>Whether labels are counted beside others: those of people beside a model's, or beside one another.</summary>
    /// <param name="kind">The kind.</param>
    public static bool IsAgreement(this EstimandKind kind) =>
        kind is EstimandKind.Agreement or EstimandKind.AgreementDifference or EstimandKind.RaterAgreement;

    /// <summary>Whether a model leaves a factor of the variances of its outcome to be estimated; else the mean determines them.</summary>
    /// <param name="kind">The kind.</param>
    public static bool HasDispersion(this EstimandKind kind) => kind is EstimandKind.Linear or EstimandKind.InstrumentalVariables
        or EstimandKind.Gamma or EstimandKind.InverseGaussian or EstimandKind.CustomSquares;

    /// <summary>Whether the author wrote the loss.</summary>
    /// <param name="kind">The kind.</param>
    public static bool IsCustom(this EstimandKind kind) => kind is EstimandKind.CustomLoss or EstimandKind.CustomSquares;
}
