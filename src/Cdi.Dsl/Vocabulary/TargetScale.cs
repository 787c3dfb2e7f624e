#if CDI_RUNTIME
namespace Cdi.Estimation.MEstimation;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>The scale on which a target is reported, and that on which its interval is formed where the two differ.</summary>
public enum TargetScale
{
    /// <summary>A mean, in units of the outcome.</summary>
    Mean,

    /// <summary>A positive mean, its interval formed on its logarithm.</summary>
    MeanByLogarithm,

    /// <summary>A share, 0 … 1.</summary>
    Proportion,

    /// <summary>A share, its interval formed on its log odds.</summary>
    ProportionByLogOdds,

    /// <summary>A share, its interval formed on its logarithm.</summary>
    ProportionByLogarithm,

    /// <summary>A coefficient of a linear model.</summary>
    Coefficient,

    /// <summary>A difference.</summary>
    Difference,

    /// <summary>A difference in log odds.</summary>
    LogOdds,

    /// <summary>A difference in the log of a rate.</summary>
    LogRate,

    /// <summary>A ratio of odds, its interval formed on its logarithm.</summary>
    OddsRatio,

    /// <summary>Another ratio, its interval formed on its logarithm.</summary>
    Ratio,

    /// <summary>A variance, its interval formed on its logarithm.</summary>
    Variance,

    /// <summary>A standard deviation, its interval formed on its logarithm.</summary>
    StandardDeviation,

    /// <summary>A correlation, its interval formed on Fisher's z.</summary>
    Correlation,

    /// <summary>A quantile, in units of the outcome, its interval found by tests of the share of texts with at most as much.</summary>
    Quantile,

    /// <summary>A parameter above 0, its interval formed on its logarithm.</summary>
    CoefficientByLogarithm,

    /// <summary>A sum over all texts, its interval that of their mean times their number.</summary>
    Total,
}
