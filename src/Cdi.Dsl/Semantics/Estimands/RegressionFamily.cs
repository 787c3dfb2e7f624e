namespace Cdi.Dsl.Semantics.Estimands;

/// <summary>A regression model.</summary>
public enum RegressionFamily
{
    /// <summary>Least squares.</summary>
    Linear,

    /// <summary>Log odds of an event.</summary>
    Logistic,

    /// <summary>Log of a rate.</summary>
    Poisson,

    /// <summary>Normal quantile of the share of an event.</summary>
    Probit,

    /// <summary>Log of a positive mean whose standard deviation is proportional to it.</summary>
    Gamma,
}
