using Cdi.Dsl.Text;
using static Cdi.Dsl.Diagnostics.Diagnostic;

namespace Cdi.Dsl.Diagnostics;

/// <summary>What is wrong with the instruments of a model.</summary>
public static class InstrumentDiagnostics
{
    /// <summary>CDI2100. There are fewer instruments than coefficients, so that no data identify the model.</summary>
    /// <param name="place">The model.</param>
    /// <param name="instruments">Columns of the instruments, the constant counted.</param>
    /// <param name="coefficients">Coefficients of the model.</param>
    /// <param name="endogenous">Terms that are no instruments.</param>
    public static Diagnostic TooFewInstruments(Place place, int instruments, int coefficients, IReadOnlyCollection<string> endogenous) => Error(
        "CDI2100", place, $"The model is not identified: {Counted.Of(coefficients, "coefficient")}, {Counted.Of(instruments, "instrument")}, the "
            + "constant counted.",
        $"{NameList.Of(endogenous)} {(endogenous.Count == 1 ? "needs an instrument that is" : "need as many instruments that are")} no regressor; a regressor "
            + "that needs none is named among the instruments as well.");

    /// <summary>CDI2101. An instrument is annotated.</summary>
    /// <param name="place">The instrument.</param>
    /// <param name="name">Its name.</param>
    public static Diagnostic AnnotatedInstrument(Place place, string name) => Error("CDI2101", place,
        $"`{name}` is annotated, and instruments are columns, known for every text.",
        "Leave it out of the instruments: an annotated variable may be the outcome or a regressor.");

    /// <summary>CDI2102. Every regressor is its own instrument.</summary>
    /// <param name="place">The model.</param>
    public static Diagnostic NothingInstrumented(Place place) => Error("CDI2102", place,
        "Every regressor is among the instruments, so nothing is instrumented and the coefficients are those of least squares.",
        "Use `linear(…)`, or leave the regressor that is not to be trusted out of the instruments.");

    /// <summary>CDI2103. Instruments stand where effects of groups stand.</summary>
    /// <param name="place">What stands behind the bar.</param>
    /// <param name="written">As written.</param>
    public static Diagnostic InstrumentsBehindBar(Place place, string written) => Error("CDI2103", place,
        $"`| {written}` stands for effects of groups in this language, and `iv` has none.",
        $"Name instruments in an argument of their own: `iv(…, instruments = {written})`; effects of groups are `+ factor` on both sides.");
}
