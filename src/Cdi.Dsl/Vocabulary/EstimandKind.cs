#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>What the author of an estimand asked for, as a reader names it.</summary>
public enum EstimandKind
{
    /// <summary>Coefficients of a linear regression.</summary>
    Linear,

    /// <summary>Coefficients of a linear model by two-stage least squares.</summary>
    InstrumentalVariables,

    /// <summary>Coefficients of a logistic regression.</summary>
    Logistic,

    /// <summary>Coefficients of a Poisson regression.</summary>
    Poisson,

    /// <summary>Coefficients of a probit regression.</summary>
    Probit,

    /// <summary>Coefficients of a gamma regression with log link.</summary>
    Gamma,

    /// <summary>Coefficients of an inverse Gaussian regression with log link.</summary>
    InverseGaussian,

    /// <summary>Coefficients of a negative binomial regression with a given θ.</summary>
    NegativeBinomial,

    /// <summary>Coefficients of a regression with complementary log-log link.</summary>
    Cloglog,

    /// <summary>Coefficients of a multinomial logit.</summary>
    Multinomial,

    /// <summary>Coefficients of an ordered logit.</summary>
    OrderedLogit,

    /// <summary>Coefficients of an ordered probit.</summary>
    OrderedProbit,

    /// <summary>Coefficients of an ordered model with complementary log-log link.</summary>
    OrderedCloglog,

    /// <summary>Abilities of players by comparisons of two.</summary>
    BradleyTerry,

    /// <summary>Coefficients of the conditional quantile of a number.</summary>
    QuantileRegression,

    /// <summary>The mean of a number, or of an event counted 0 or 1.</summary>
    Mean,

    /// <summary>The share of an event.</summary>
    Prevalence,

    /// <summary>The difference of two group means.</summary>
    Difference,

    /// <summary>The ratio of the odds of an event in two groups.</summary>
    OddsRatio,

    /// <summary>The ratio of two group means.</summary>
    Ratio,

    /// <summary>The variance of a number.</summary>
    Variance,

    /// <summary>The standard deviation of a number.</summary>
    StandardDeviation,

    /// <summary>The correlation of an outcome with a column or another outcome.</summary>
    Correlation,

    /// <summary>How a model agrees with people.</summary>
    Agreement,

    /// <summary>How two models differ in their agreement with people, or in what they say.</summary>
    AgreementDifference,

    /// <summary>How people who label the same texts agree with one another.</summary>
    RaterAgreement,

    /// <summary>A quantile of a number.</summary>
    Quantile,

    /// <summary>The sum of a number, or the number of events, over all texts.</summary>
    Total,

    /// <summary>Parameters of a loss of the author's own.</summary>
    CustomLoss,

    /// <summary>Parameters of a loss of the author's own that is a squared distance of the outcome from a function of them.</summary>
    CustomSquares,
}
