using Cdi.Dsl.Text;
using static Cdi.Dsl.Diagnostics.Diagnostic;

namespace Cdi.Dsl.Diagnostics;

/// <content>Labels that were drawn before.</content>
public static partial class DesignDiagnostics
{
    /// <summary>CDI5032. Labels are said to have been drawn before, and none are there.</summary>
    /// <param name="place">The setting.</param>
    /// <param name="human">Name of the annotators.</param>
    public static Diagnostic GivenWithoutLabels(Place place, string human) => Error("CDI5032", place,
        $"`given` says that labels were drawn before, and `human {human}` have none recorded.",
        "Name the column that holds them, `recorded { label = column }`, or say what may be spent on labels to come: `budget = 500 labels`.");

    /// <summary>CDI5033. A method is compared on a draw of its own, whose labels nobody has.</summary>
    /// <param name="place">The comparison.</param>
    /// <param name="design">Name of the design.</param>
    /// <param name="human">Name of the annotators.</param>
    public static Diagnostic RedrawnWithoutLabels(Place place, string design, string human) => Error("CDI5033", place,
        $"`@ {design}` draws texts anew, and the labels of `human {human}` are still to be collected: nobody will have those of another draw.",
        "Compare methods on the study's own sample, without `@`.");

    /// <summary>CDI5034. One column of probabilities is to hold for several sets of outcomes.</summary>
    /// <param name="place">The setting.</param>
    /// <param name="column">Name of the column.</param>
    /// <param name="first">A set of outcomes, in words.</param>
    /// <param name="second">Another.</param>
    public static Diagnostic OneProbabilityOfSeveralSets(Place place, string column, string first, string second) => Error("CDI5034", place,
        $"`together = {column}` is one probability for each text, and estimands read {first} together, and {second}.",
        "Say `together = independent` or `together = nested` where that is how they were drawn, or write a study for each set.");
}
