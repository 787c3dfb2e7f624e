using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Estimands;

/// <summary>What readers call an estimand.</summary>
public static class EstimandForms
{
    /// <summary>The kind of an estimand: a regression by its model, anything else by its target.</summary>
    /// <param name="form">The estimand.</param>
    /// <exception cref="InvalidOperationException">A coefficient of no model.</exception>
    public static EstimandKind Kind(this EstimandForm form) => form is EstimandForm.Regression model
        ? model.Family switch
        {
            RegressionFamily.Linear => EstimandKind.Linear,
            RegressionFamily.Logistic => EstimandKind.Logistic,
            RegressionFamily.Poisson => EstimandKind.Poisson,
            RegressionFamily.Probit => EstimandKind.Probit,
            RegressionFamily.Gamma => EstimandKind.Gamma,
            RegressionFamily.Cloglog => EstimandKind.Cloglog,
            RegressionFamily.Multinomial => EstimandKind.Multinomial,
            RegressionFamily.OrderedLogit => EstimandKind.OrderedLogit,
            RegressionFamily.OrderedProbit => EstimandKind.OrderedProbit,
            RegressionFamily.OrderedCloglog => EstimandKind.OrderedCloglog,
        }
        : form.Function switch
        {
            TargetFunction.Mean => EstimandKind.Mean,
            TargetFunction.Prevalence => EstimandKind.Prevalence,
            TargetFunction.Difference => EstimandKind.Difference,
            TargetFunction.OddsRatio => EstimandKind.OddsRatio,
            TargetFunction.Ratio => EstimandKind.Ratio,
            TargetFunction.Variance => EstimandKind.Variance,
            TargetFunction.StandardDeviation => EstimandKind.StandardDeviation,
            TargetFunction.Correlation => EstimandKind.Correlation,
            TargetFunction.Quantile or TargetFunction.Median => EstimandKind.Quantile,
            TargetFunction.Coefficient => throw new InvalidOperationException("A coefficient is one of a model."),
        };
}
