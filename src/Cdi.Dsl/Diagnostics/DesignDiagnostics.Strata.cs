using Cdi.Dsl.Text;
using static Cdi.Dsl.Diagnostics.Diagnostic;

namespace Cdi.Dsl.Diagnostics;

/// <content>Draws from strata.</content>
public static partial class DesignDiagnostics
{
    /// <summary>CDI5090. A design draws from strata, and nothing says which.</summary>
    /// <param name="place">The design.</param>
    /// <param name="design">Its name.</param>
    public static Diagnostic NoStrata(Place place, string design) => Error("CDI5090", place,
        $"`{design}` draws from each stratum, and `sampling` names no strata.",
        "Say what texts of a stratum have in common: `strata = column`, or `strata = [column, MODEL, confidence(MODEL)]`.");

    /// <summary>CDI5091. Strata by something that is not known of every text before the draw, or that forms no groups.</summary>
    /// <param name="place">The part.</param>
    /// <param name="written">The part as written.</param>
    /// <param name="fact">What is in the way.</param>
    /// <param name="hint">What can be done.</param>
    public static Diagnostic NoStratum(Place place, string written, string fact, string hint) => Error("CDI5091", place,
        $"There are no strata by `{written}`: {fact}.", hint);

    /// <summary>CDI5092. Draws from strata have fixed sizes, and independent draws have none.</summary>
    /// <param name="place">The draw.</param>
    /// <param name="design">Name of the design.</param>
    public static Diagnostic StrataOfPoisson(Place place, string design) => Error("CDI5092", place,
        $"`{design}` draws a fixed number of texts from each stratum, and under `draw = poisson` every number is up to chance.",
        "Leave `draw` out, or use `uniform`, `leverage` or `error`.");

    /// <summary>CDI5093. Resampling of strata that hold few labels each.</summary>
    /// <param name="place">What asks for it.</param>
    /// <param name="written">The same as written.</param>
    /// <param name="design">Name of the design.</param>
    public static Diagnostic StrataResampled(Place place, string written, string design) => Error("CDI5093", place,
        $"`{written}` resamples labels within strata, and `{design}` may leave two to a stratum: of m labels it sees (m − 1)/m of the variance.",
        "Leave it out: the variance within strata of a drawn sample is known.");

    /// <summary>CDI5094. Labels are to be allocated by what earlier labels show, and there are none.</summary>
    /// <param name="place">The design.</param>
    /// <param name="design">Its name.</param>
    public static Diagnostic NothingToAllocateBy(Place place, string design) => Warning("CDI5094", place,
        $"`{design}` allocates labels by the errors that earlier labels show, and all labels of this study are drawn at once.",
        "Draw a part of them first, `burn_in = 100 labels`, or use `stratified`.");
}
