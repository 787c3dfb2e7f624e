namespace Cdi.Dsl.Semantics.Estimands;

/// <summary>A regression model.</summary>
public enum RegressionFamily
{
    /// <summary>Least squares.</summary>
    Linear,

    /// <summary>Least squares along what instruments say of the regressors.</summary>
    InstrumentalVariables,

    /// <summary>Log odds of an event.</summary>
    Logistic,

    /// <summary>Log of the hazard of an event, complementary log-log of its share.</summary>
    Cloglog,

    /// <summary>Log of a rate.</summary>
    Poisson,

    /// <summary>Normal quantile of the share of an event.</summary>
    Probit,

    /// <summary>Log of a positive mean whose standard deviation is proportional to it.</summary>
    Gamma,

    /// <summary>Log of a positive mean of whose third power the variance is a multiple.</summary>
    InverseGaussian,

    /// <summary>Log of a rate μ of counts with variance μ + μ²/θ, θ being given or estimated.</summary>
    NegativeBinomial,

    /// <summary>Log odds of each class against the first.</summary>
    Multinomial,

    /// <summary>Log odds of each class or a lower one, parallel in the regressors.</summary>
    OrderedLogit,

    /// <summary>Normal quantile of the share of each class or a lower one, parallel in the regressors.</summary>
    OrderedProbit,

    /// <summary>Log odds that the first of two players wins: the difference of their abilities.</summary>
    BradleyTerry,

    /// <summary>Complementary log-log of the share of each class or a lower one, parallel in the regressors.</summary>
    OrderedCloglog,

    /// <summary>The τ-quantile of a number given the regressors.</summary>
    Quantile,
}
