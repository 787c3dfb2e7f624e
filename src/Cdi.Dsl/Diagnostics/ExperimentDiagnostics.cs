using Cdi.Dsl.Text;
using static Cdi.Dsl.Diagnostics.Diagnostic;

namespace Cdi.Dsl.Diagnostics;

/// <summary>The 6xxx family: what repeated runs can show.</summary>
public static class ExperimentDiagnostics
{
    /// <summary>CDI6004. A report of one run is asked for what only many runs measure.</summary>
    public static Diagnostic OneRunCannotMeasure(Place place, string measure) => Error("CDI6004", place,
        $"The report shows `{measure}`, which one run cannot measure.",
        "Leave it out; measures over repeated draws belong to an experiment.");
}
