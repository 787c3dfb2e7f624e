using Cdi.Dsl.Text;
using static Cdi.Dsl.Diagnostics.Diagnostic;

namespace Cdi.Dsl.Diagnostics;

/// <summary>What is asked of the agreement of people with one another, and cannot be said.</summary>
public static class RaterDiagnostics
{
    /// <summary>CDI2130. A model says nothing of how people agree with one another.</summary>
    /// <param name="place">The method, or the estimand where none is named.</param>
    /// <param name="method">The method.</param>
    /// <param name="estimand">An estimand that compares people with one another.</param>
    public static Diagnostic PeopleAlone(Place place, string method, string estimand) => Error("CDI2130", place,
        $"`{method}` puts a model beside people, and `{estimand}` asks how people agree with one another, of which a model says nothing.",
        "Use `method = human_only` here, and put estimands that a model helps with into a study of their own.");

    /// <summary>CDI2131. Nobody else labelled the same texts.</summary>
    /// <param name="place">The outcome.</param>
    /// <param name="estimand">The estimand.</param>
    /// <param name="outcome">The outcome.</param>
    /// <param name="isLive">Whether the labels are still to be collected.</param>
    public static Diagnostic OneAnnotator(Place place, string estimand, string outcome, bool isLive) => Error("CDI2131", place,
        $"`{estimand}` compares annotators of `{outcome}`, " + (isLive ? "whose labels are still to be collected." : "and each text has one label."),
        isLive ? "Collect them, and compare annotators in a study of the recorded labels; the report states their agreement as well."
            : "Read the labels of several: `annotator = column` in `recorded`, or one column for each, `label = [ann, bob]`.");

    /// <summary>CDI2132. Labels do not have the level of measurement that is asked for.</summary>
    /// <param name="place">The level, or the outcome.</param>
    /// <param name="outcome">The outcome.</param>
    /// <param name="level">The level.</param>
    /// <param name="lacks">What it needs, and the labels do not have.</param>
    /// <param name="hint">What to write instead.</param>
    public static Diagnostic NoSuchLevel(Place place, string outcome, string level, string lacks, string hint) => Error("CDI2132", place,
        $"Differences of level `{level}` need {lacks}, which the labels of `{outcome}` do not have.", hint);

    /// <summary>CDI2133. A design that learns would read labels of texts that are not drawn yet.</summary>
    /// <param name="place">The design, or the estimand where none is named.</param>
    /// <param name="estimand">The estimand.</param>
    /// <param name="design">The design.</param>
    public static Diagnostic UniformDrawNeeded(Place place, string estimand, string design) => Error("CDI2133", place,
        $"`{design}` draws texts by how much they move `{estimand}`, which the labels of people tell that are yet to be drawn.",
        "Use `design = uniform`, or say how labels were drawn before: `given = uniform`.");

    /// <summary>CDI2134. There are no several people whom a model could be compared with one by one.</summary>
    /// <param name="place">The setting.</param>
    public static Diagnostic NobodyToReplace(Place place) => Error("CDI2134", place,
        "The alternative-annotator test leaves out one person after the other, and no model annotates an outcome with recorded labels of several.",
        "Read the labels of three or more, `annotator = column` in `recorded`, or one column for each, `label = [ann, bob, eva]`; or leave it out.");
}
