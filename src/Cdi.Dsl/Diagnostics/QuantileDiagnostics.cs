using Cdi.Dsl.Text;
using static Cdi.Dsl.Diagnostics.Diagnostic;

namespace Cdi.Dsl.Diagnostics;

/// <summary>What is wrong with a quantile regression.</summary>
public static class QuantileDiagnostics
{
    /// <summary>CDI2140. A variance, or a rule for intervals, is one that a quantile regression does not have.</summary>
    /// <param name="place">The setting.</param>
    /// <param name="setting">As written, `variance = hc3`.</param>
    /// <param name="estimand">The estimand.</param>
    public static Diagnostic VarianceOfOthers(Place place, string setting, string estimand) => Error("CDI2140", place,
        $"`{setting}` needs a score that is smooth, and that of `{estimand}`, a quantile regression, has steps.",
        "Use `variance = sandwich`, `hc0`, `hc1`, `cr0`, `cr1` or `cr1s`, or `iid`, `nid` or `ker`, which take the conditional quantiles for true.");

    /// <summary>CDI2141. A variance of quantile regressions stands beside another estimand.</summary>
    /// <param name="place">The setting.</param>
    /// <param name="setting">As written, `variance = nid`.</param>
    /// <param name="estimand">The estimand.</param>
    /// <param name="described">What it is, <c>a coefficient of a linear model</c>.</param>
    public static Diagnostic VarianceOfQuantiles(Place place, string setting, string estimand, string described) => Error("CDI2141", place,
        $"`{setting}` is a variance of quantile regressions, and `{estimand}` is {described}.",
        "Use `variance = sandwich`, `hc0` or `model`, or estimate it in a study of its own.");
}
