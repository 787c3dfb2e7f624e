namespace Cdi.Dsl.Semantics.Estimands;

/// <summary>What holds for models by their family.</summary>
internal static class RegressionFamilies
{
    /// <summary>Whether the outcome is an event; else a number, or an option of several.</summary>
    public static bool NeedsEvent(this RegressionFamily family) =>
        family is RegressionFamily.Logistic or RegressionFamily.Probit or RegressionFamily.Cloglog
            or RegressionFamily.BradleyTerry;

    /// <summary>Whether what a model predicts is linear in the coefficients: a mean of least squares, or a quantile.</summary>
    public static bool PredictsLinearly(this RegressionFamily family) => family is RegressionFamily.Linear or RegressionFamily.Quantile;

    /// <summary>Whether the outcome is an option of several, each of which the model says something of; else an event or a number.</summary>
    public static bool IsOfClasses(this RegressionFamily family) => family == RegressionFamily.Multinomial || family.HasThresholds();

    /// <summary>Whether classes are ordered and thresholds stand in the place of an intercept.</summary>
    public static bool HasThresholds(this RegressionFamily family) => family is RegressionFamily.OrderedLogit or RegressionFamily.OrderedProbit
        or RegressionFamily.OrderedCloglog;
}
