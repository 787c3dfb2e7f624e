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
}
