using Cdi.Estimation.Variance;
using Cdi.Estimation.Rectification;

namespace Cdi.Reporting.Text;

/// <content>Quantile regressions.</content>
internal sealed partial class MethodsText
{
    private string RegressionQuantiles()
    {
        var asked = Study.Estimands.Where(estimand => estimand.RegressionLevel is not null).ToList();
        if (asked.Count == 0) return "";
        var levels = List([.. asked.Select(estimand => NumberText.Significant(estimand.RegressionLevel ?? 0, 6)).Distinct()]);
        var solved = Study.Inference.Method is MethodKind.HumanOnly or MethodKind.LlmOnly
            ? "They are an exact solution: a plane through as many texts as there are coefficients."
            : "They are one Newton step from the exact solution for people’s labels: a model predicts whether a number is at most that plane, and the "
                + "equation is that of this event.";
        var densities = Study.Inference.Variance switch
        {
            VarianceEstimator.QuantileAlike or VarianceEstimator.QuantileKernel => "",
            _ => " Densities at the quantile are those between the quantile regressions on both sides of it (Hendricks and Koenker 1992), as far apart as "
                + "Hall and Sheather (1988) advise.",
        };
        return $"Coefficients are those of the conditional quantile at the level {levels} (Koenker and Bassett 1978). {solved}{densities}";
    }
}
