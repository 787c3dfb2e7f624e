using Cdi.Dsl.Lowering;

namespace Cdi.Dsl.Semantics.Estimands;

/// <summary>The scales on which each target can be reported.</summary>
public static class EstimandScales
{
    /// <summary>The scales of a target, the default first.</summary>
    public static IReadOnlyList<ScaleKind> Scales(this EstimandForm form) => form switch
    {
        EstimandForm.Regression { Family: RegressionFamily.Logistic } => [ScaleKind.LogOdds, ScaleKind.Ratio],
        EstimandForm.Regression { Family: RegressionFamily.Poisson } => [ScaleKind.LogRate, ScaleKind.Ratio],
        EstimandForm.Regression => [ScaleKind.Coefficient],
        EstimandForm.GroupContrast { Function: TargetFunction.OddsRatio } => [ScaleKind.Ratio, ScaleKind.LogOdds],
        EstimandForm.GroupContrast => [ScaleKind.Difference],
        EstimandForm.Average { Function: TargetFunction.Prevalence } => [ScaleKind.Proportion],
        _ => [ScaleKind.Mean],
    };

    /// <summary>A target in words: <c>a coefficient of a logistic model</c>.</summary>
    public static string Described(this EstimandForm form) => form switch
    {
        EstimandForm.Regression { Family: var family } => $"a coefficient of a {family.ToString().ToLowerInvariant()} model",
        EstimandForm.GroupContrast { Function: TargetFunction.OddsRatio } => "an odds ratio",
        EstimandForm.GroupContrast => "a difference",
        EstimandForm.Average { Function: TargetFunction.Prevalence } => "a prevalence",
        _ => "a mean",
    };
}
