using Cdi.Dsl.Text;
using static Cdi.Dsl.Diagnostics.Diagnostic;

namespace Cdi.Dsl.Diagnostics;

/// <content>What a loss of the author's own leaves to a solver.</content>
public static partial class DesignDiagnostics
{
    /// <summary>CDI5040. A loss that may have several minima.</summary>
    /// <param name="place">The loss.</param>
    /// <param name="estimand">The estimand.</param>
    public static Diagnostic NotConvex(Place place, string estimand) => Warning("CDI5040", place,
        $"The loss of `{estimand}` is not seen to be convex: where it has several minima, the start values decide which one is reported.",
        "Run the study from other start values as well; where all lead to one minimum, say so: `// allow CDI5040: reason`.");

    /// <summary>CDI5041. A loss with a kink.</summary>
    /// <param name="place">The loss.</param>
    /// <param name="estimand">The estimand.</param>
    /// <param name="kink">What has the kink.</param>
    public static Diagnostic NotSmooth(Place place, string estimand, string kink) => Warning("CDI5041", place,
        $"The loss of `{estimand}` has a kink where `{kink}` is 0: it has no second derivative there, on which solver and intervals rest.",
        "Use `abs_smooth(x, width)` for an absolute value, `min_smooth(a, b, width)` for a minimum.");
}
