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
            RegressionFamily.InstrumentalVariables => EstimandKind.InstrumentalVariables,
            RegressionFamily.Quantile => EstimandKind.QuantileRegression,
            RegressionFamily.Logistic => EstimandKind.Logistic,
            RegressionFamily.BradleyTerry => EstimandKind.BradleyTerry,
            RegressionFamily.Poisson => EstimandKind.Poisson,
            RegressionFamily.Probit => EstimandKind.Probit,
            RegressionFamily.Gamma => EstimandKind.Gamma,
            RegressionFamily.InverseGaussian => EstimandKind.InverseGaussian,
            RegressionFamily.NegativeBinomial => EstimandKind.NegativeBinomial,
            RegressionFamily.Cloglog => EstimandKind.Cloglog,
            RegressionFamily.Multinomial => EstimandKind.Multinomial,
            RegressionFamily.OrderedLogit => EstimandKind.OrderedLogit,
            RegressionFamily.OrderedProbit => EstimandKind.OrderedProbit,
            RegressionFamily.OrderedCloglog => EstimandKind.OrderedCloglog,
        }
        : form is EstimandForm.Custom custom ? custom.IsLeastSquares ? EstimandKind.CustomSquares : EstimandKind.CustomLoss
        : form is EstimandForm.RaterAgreement ? EstimandKind.RaterAgreement
        : form is EstimandForm.Agreement agreement ? agreement.IsDifference ? EstimandKind.AgreementDifference : EstimandKind.Agreement
        : form.Function switch
        {
            TargetFunction.Mean => EstimandKind.Mean,
            TargetFunction.Prevalence => EstimandKind.Prevalence,
            TargetFunction.Total => EstimandKind.Total,
            TargetFunction.Difference => EstimandKind.Difference,
            TargetFunction.OddsRatio => EstimandKind.OddsRatio,
            TargetFunction.Ratio => EstimandKind.Ratio,
            TargetFunction.Variance => EstimandKind.Variance,
            TargetFunction.StandardDeviation => EstimandKind.StandardDeviation,
            TargetFunction.Correlation => EstimandKind.Correlation,
            TargetFunction.Quantile or TargetFunction.Median => EstimandKind.Quantile,
            TargetFunction.Coefficient or TargetFunction.AverageEffect or TargetFunction.Predicted =>
                throw new InvalidOperationException("A coefficient is one of a model."),
            TargetFunction.Accuracy or TargetFunction.Precision or TargetFunction.Recall or TargetFunction.F1 or TargetFunction.FalsePositiveRate
                or TargetFunction.FalseNegativeRate or TargetFunction.Kappa or TargetFunction.Ac1 or TargetFunction.Mcc
                or TargetFunction.ObservedAgreement or TargetFunction.FleissKappa or TargetFunction.KrippendorffAlpha =>
                throw new InvalidOperationException("An agreement is one of a model, or of people."),
        };

    /// <summary>Whether a target compares a model with people.</summary>
    /// <param name="function">The target.</param>
    public static bool IsAgreement(this TargetFunction function) =>
        function is >= TargetFunction.Accuracy and <= TargetFunction.Mcc;

    /// <summary>Whether a target compares people with one another, and never a model.</summary>
    /// <param name="function">The target.</param>
    public static bool IsOfRaters(this TargetFunction function) =>
        function is >= TargetFunction.ObservedAgreement and <= TargetFunction.KrippendorffAlpha;

    /// <summary>Whether an agreement is 0 where both choose independently.</summary>
    /// <param name="function">The target.</param>
    public static bool IsChanceCorrected(this TargetFunction function) => function is TargetFunction.Kappa or TargetFunction.Ac1 or TargetFunction.Mcc;
}
