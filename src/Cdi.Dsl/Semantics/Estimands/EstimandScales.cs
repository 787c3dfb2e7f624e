using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Estimands;

/// <summary>The scales on which the interval of each target can be formed.</summary>
public static class EstimandScales
{
    /// <summary>The scales of a target, the default first.</summary>
    public static IReadOnlyList<ScaleKind> Scales(this EstimandForm form) => form switch
    {
        EstimandForm.Regression { Questions.IsEmpty: false } asked => OfQuestion(asked, asked.Questions[0]),
        EstimandForm.Regression { Link: not null } => [ScaleKind.Coefficient],
        EstimandForm.Regression { Family: RegressionFamily.Logistic or RegressionFamily.Multinomial or RegressionFamily.OrderedLogit
            or RegressionFamily.BradleyTerry } =>
            [ScaleKind.LogOdds, ScaleKind.Ratio],
        EstimandForm.Regression { Family: RegressionFamily.Poisson or RegressionFamily.NegativeBinomial } => [ScaleKind.LogRate, ScaleKind.Ratio],
        EstimandForm.Regression { Family: RegressionFamily.Gamma or RegressionFamily.Cloglog or RegressionFamily.InverseGaussian } =>
            [ScaleKind.Coefficient, ScaleKind.Ratio],
        EstimandForm.Regression { Family: RegressionFamily.Linear or RegressionFamily.InstrumentalVariables or RegressionFamily.Probit
            or RegressionFamily.Quantile or RegressionFamily.OrderedProbit or RegressionFamily.OrderedCloglog } => [ScaleKind.Coefficient],
        EstimandForm.GroupContrast { Function: TargetFunction.OddsRatio } => [ScaleKind.Ratio, ScaleKind.LogOdds],
        EstimandForm.GroupContrast { Function: TargetFunction.Ratio } => [ScaleKind.Ratio, ScaleKind.LogRate],
        EstimandForm.GroupContrast { Function: TargetFunction.Difference } => [ScaleKind.Difference],
        EstimandForm.Moments { Function: TargetFunction.Variance } => [ScaleKind.Variance],
        EstimandForm.Moments { Function: TargetFunction.StandardDeviation } => [ScaleKind.StandardDeviation],
        EstimandForm.Moments { Function: TargetFunction.Correlation } => [ScaleKind.Correlation],
        EstimandForm.RaterAgreement { Function: TargetFunction.ObservedAgreement } => [ScaleKind.LogOdds, ScaleKind.Proportion],
        EstimandForm.RaterAgreement => [ScaleKind.Correlation],
        EstimandForm.Agreement { IsDifference: true } => [ScaleKind.Difference],
        EstimandForm.Agreement agreement => agreement.Function.IsChanceCorrected() ? [ScaleKind.Correlation] : [ScaleKind.Proportion, ScaleKind.LogOdds],
        EstimandForm.Custom => [ScaleKind.Coefficient],
        EstimandForm.TotalsRatio => [ScaleKind.Ratio, ScaleKind.LogRate],
        EstimandForm.Quantile => [ScaleKind.Quantile],
        EstimandForm.Average { Function: TargetFunction.Total } => [ScaleKind.Total],
        EstimandForm.Average { Response.Value.Event: not null } => [ScaleKind.Proportion, ScaleKind.LogOdds, ScaleKind.Log],
        EstimandForm.Average { Response.Value.Outcome.Minimum: >= 0 } => [ScaleKind.Mean, ScaleKind.Log],
        EstimandForm.Average => [ScaleKind.Mean],
        var unknown => throw new InvalidOperationException($"No scale is known of the form {unknown.GetType().Name}."),
    };

    // A slope may be above 1 where a share is predicted, and a linear model may predict any number.
    private static IReadOnlyList<ScaleKind> OfQuestion(EstimandForm.Regression model, ModelQuestion question) => question.Function switch
    {
        TargetFunction.Predicted when model.PredictsShares => [ScaleKind.Proportion, ScaleKind.LogOdds],
        TargetFunction.Predicted when model.Family == RegressionFamily.Quantile => [ScaleKind.Quantile],
        TargetFunction.Predicted => model.Family == RegressionFamily.Linear ? [ScaleKind.Mean] : [ScaleKind.Mean, ScaleKind.Log],
        TargetFunction.Ratio => [ScaleKind.Ratio, ScaleKind.LogRate],
        TargetFunction.OddsRatio => [ScaleKind.Ratio, ScaleKind.LogOdds],
        _ => question.Slope is not null || model.Family.PredictsLinearly() ? [ScaleKind.Coefficient] : [ScaleKind.Difference],
    };

    /// <summary>The scale on which a target is reported: shares and means on their own, whatever their interval is formed on.</summary>
    /// <param name="form">The target.</param>
    /// <param name="interval">The scale of its interval.</param>
    public static ScaleKind Reported(this EstimandForm form, ScaleKind interval) =>
        form is EstimandForm.RaterAgreement { Function: TargetFunction.ObservedAgreement } ? ScaleKind.Proportion
        : form is EstimandForm.Average or EstimandForm.Agreement || IsPredicted(form) ? form.Scales()[0] : interval;

    /// <summary>Whether a model's predictions are reported as such.</summary>
    /// <param name="form">The target.</param>
    internal static bool IsPredicted(this EstimandForm form) =>
        form is EstimandForm.Regression { Questions: { IsEmpty: false } questions } && questions[0].Function == TargetFunction.Predicted;

    /// <summary>A target in words: <c>a coefficient of a logistic model</c>.</summary>
    public static string Described(this EstimandForm form) => form switch
    {
        EstimandForm.Regression { Questions: { IsEmpty: false } questions } => questions[0].Function switch
        {
            TargetFunction.Predicted => "a prediction of a model",
            TargetFunction.AverageEffect => questions[0].Slope is null ? "an effect on what a model predicts" : "a slope of what a model predicts",
            TargetFunction.Ratio => "a ratio of predictions",
            TargetFunction.OddsRatio => "a ratio of odds of predictions",
            _ => "a difference of predictions",
        },
        EstimandForm.Regression { Error: not null } => "a coefficient of a regression of errors",
        EstimandForm.Regression { Family: var ordered } when ordered.HasThresholds() => "a coefficient of an ordered model",
        EstimandForm.Regression { Family: RegressionFamily.InstrumentalVariables } => "a coefficient of an instrumented model",
        EstimandForm.Regression { Family: RegressionFamily.Quantile } => "a coefficient of a quantile regression",
        EstimandForm.Regression { Family: RegressionFamily.BradleyTerry } => "an ability",
        EstimandForm.Regression { Family: RegressionFamily.InverseGaussian } => "a coefficient of an inverse Gaussian model",
        EstimandForm.Regression { Family: RegressionFamily.NegativeBinomial } => "a coefficient of a negative binomial model",
        EstimandForm.Regression { Family: var family } => $"a coefficient of a {family.ToString().ToLowerInvariant()} model",
        EstimandForm.GroupContrast { Function: TargetFunction.OddsRatio } => "an odds ratio",
        EstimandForm.GroupContrast { Function: TargetFunction.Ratio } => "a ratio of two groups",
        EstimandForm.GroupContrast { Function: TargetFunction.Difference } => "a difference",
        EstimandForm.Moments { Function: TargetFunction.Variance } => "a variance",
        EstimandForm.Moments { Function: TargetFunction.StandardDeviation } => "a standard deviation",
        EstimandForm.Moments { Function: TargetFunction.Correlation } => "a correlation",
        EstimandForm.RaterAgreement => "the agreement of people",
        EstimandForm.Agreement { IsDifference: true } => "a difference of two models",
        EstimandForm.Agreement agreement => agreement.Function.IsChanceCorrected() ? "agreement corrected for chance" : "agreement with people",
        EstimandForm.Custom => "a parameter of a loss",
        EstimandForm.TotalsRatio => "a ratio of two totals",
        EstimandForm.Quantile => "a quantile",
        EstimandForm.Average { Function: TargetFunction.Prevalence } => "a prevalence",
        EstimandForm.Average { Function: TargetFunction.Total } => "a total",
        EstimandForm.Average { Response.Value.Event: not null } => "the mean of an event",
        EstimandForm.Average { Response.Value.Outcome.Minimum: >= 0 } => "a mean",
        EstimandForm.Average => "a mean of numbers that may be negative",
        var unknown => throw new InvalidOperationException($"No name is known of the form {unknown.GetType().Name}."),
    };
}
