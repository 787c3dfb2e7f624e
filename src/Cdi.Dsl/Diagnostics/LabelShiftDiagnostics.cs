using Cdi.Dsl.Text;
using static Cdi.Dsl.Diagnostics.Diagnostic;

namespace Cdi.Dsl.Diagnostics;

/// <summary>What is asked of labels of another corpus, and cannot be said.</summary>
public static class LabelShiftDiagnostics
{
    /// <summary>CDI2150. Labels of another corpus are no sample of this one.</summary>
    /// <param name="place">The method, or the block where none is named.</param>
    /// <param name="method">The method.</param>
    public static Diagnostic NoSample(Place place, string method) => Error("CDI2150", place,
        $"`{method}` takes labelled texts for a sample of the corpus, and `given = elsewhere` says that they are of another one.",
        "Use `method = label_shift` alone, or say how the labels were drawn from this corpus: `given = uniform`.");

    /// <summary>CDI2151. Labels drawn from this corpus need no assumption about another one.</summary>
    /// <param name="place">The method.</param>
    public static Diagnostic DrawnHere(Place place) => Error("CDI2151", place,
        "`label_shift` is for labels of another corpus, and those of this study are drawn from its own.",
        "Use `method = calibrated`, which assumes nothing of the model; or `given = elsewhere`, where labelled texts are of another corpus.");
}
