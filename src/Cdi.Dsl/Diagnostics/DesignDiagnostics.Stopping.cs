using Cdi.Dsl.Text;
using static Cdi.Dsl.Diagnostics.Diagnostic;

namespace Cdi.Dsl.Diagnostics;

/// <content>When sampling stops.</content>
public static partial class DesignDiagnostics
{
    /// <summary>CDI5100. Sampling is to stop between rounds, and there is one.</summary>
    /// <param name="place">The rule.</param>
    /// <param name="written">The rule as written.</param>
    public static Diagnostic NowhereToStop(Place place, string written) => Error("CDI5100", place,
        $"`stop = {written}` is looked at between rounds behind the burn-in, and there is one round.",
        "Share the budget among rounds, `rounds = 5`; the more there are, the closer to the bound sampling stops.");

    /// <summary>CDI5101. Sampling that may stop early beside something of which there is no sequence of intervals that hold whenever they are looked
    /// at.</summary>
    /// <param name="place">The rule.</param>
    /// <param name="beside">What stands beside it, as written.</param>
    /// <param name="fact">Why the two do not go together.</param>
    /// <param name="hint">What can be done.</param>
    public static Diagnostic NoSequence(Place place, string beside, string fact, string hint) => Error("CDI5101", place,
        $"`stop` does not stand beside {beside}: {fact}.", hint);

    /// <summary>CDI5102. A monitor has no errors of a model to follow.</summary>
    /// <param name="place">The block.</param>
    /// <param name="monitor">Its name.</param>
    /// <param name="fact">What is in the way.</param>
    /// <param name="hint">What can be done.</param>
    public static Diagnostic NothingToMonitor(Place place, string monitor, string fact, string hint) => Error("CDI5102", place,
        $"`{monitor}` follows no error rate: {fact}.", hint);
}
