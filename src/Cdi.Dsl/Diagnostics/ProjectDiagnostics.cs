using Cdi.Dsl.Text;
using static Cdi.Dsl.Diagnostics.Diagnostic;

namespace Cdi.Dsl.Diagnostics;

/// <summary>CDI1030 to CDI1049: what a project says of its studies, in C# and in its settings.</summary>
public static class ProjectDiagnostics
{
    /// <summary>CDI1030. An attribute names a spec that the project does not have.</summary>
    /// <param name="place">The attribute.</param>
    /// <param name="file">The file as written.</param>
    /// <param name="known">The specs of the project.</param>
    public static Diagnostic NoSuchSpec(Place place, string file, IReadOnlyCollection<string> known) => Error("CDI1030", place,
        $"`{file}` is not among the specs of the project{(known.Count == 0 ? ", which has none" : $": {NameList.Of(known)}")}.",
        (NearestName.Find(file, known) is { } nearest ? $"Nearest `{nearest}`. " : "")
        + "Name the file by its path from the C# file or by the end of its path; files that lie elsewhere join with `<AdditionalFiles Include=\"…\" />`.");

    /// <summary>CDI1031. Two classes take one spec.</summary>
    /// <param name="place">The later attribute.</param>
    /// <param name="file">The spec.</param>
    /// <param name="first">The class that has it already, with its namespace.</param>
    public static Diagnostic SpecTakenTwice(Place place, string file, string first) => Error("CDI1031", place,
        $"`{file}` is already the spec of class `{first}`.", "Keep one of the two attributes: a study is one type.");

    /// <summary>CDI1032. The class cannot become a study.</summary>
    /// <param name="place">The class.</param>
    /// <param name="type">Its name.</param>
    /// <param name="obstacle">Why, as the end of a sentence: <c>is not partial</c>.</param>
    public static Diagnostic ClassHoldsNoStudy(Place place, string type, string obstacle) => Error("CDI1032", place,
        $"Class `{type}` {obstacle}, so that it cannot be a study.",
        "Declare it as `[CdiStudy(\"study.cdi\")] internal partial class Study;`, at the top of a file or in a namespace.");

    /// <summary>CDI1033. The end of a path fits several specs.</summary>
    /// <param name="place">The attribute.</param>
    /// <param name="file">The file as written.</param>
    /// <param name="fitting">The specs that it fits.</param>
    public static Diagnostic SpecNotTold(Place place, string file, IReadOnlyCollection<string> fitting) => Error("CDI1033", place,
        $"`{file}` fits {fitting.Count} specs of the project: {NameList.Of(fitting)}.", "Write more of the path, up to the folder that tells them apart.");

    /// <summary>CDI1034. A property of the project has a value that nothing can be made of.</summary>
    /// <param name="place">Nowhere: properties have no place.</param>
    /// <param name="property">The property.</param>
    /// <param name="value">Its value.</param>
    /// <param name="needed">What it must be, with its article.</param>
    public static Diagnostic BadProperty(Place place, string property, string value, string needed) => Error("CDI1034", place,
        $"`{property}` is `{value}`, which is not {needed}.", $"Change `<{property}>` in the project, or take it out.");

    /// <summary>CDI1035. The runtime that the project refers to is of another version than the compiler.</summary>
    /// <param name="place">Nowhere: references have no place.</param>
    /// <param name="runtime">Version of the runtime.</param>
    /// <param name="compiler">Version of the compiler.</param>
    public static Diagnostic RuntimeOfOtherVersion(Place place, string runtime, string compiler) => Error("CDI1035", place,
        $"Studies are compiled by version {compiler} and the project refers to version {runtime} of their runtime, `Cdi.Studies`.",
        "Refer to package `Cdi` once, in one version, also in the projects that this one refers to.");

    /// <summary>CDI1036. The project has specs and no runtime for them.</summary>
    /// <param name="place">Nowhere: references have no place.</param>
    /// <param name="compiler">Version of the compiler.</param>
    public static Diagnostic NoRuntime(Place place, string compiler) => Error("CDI1036", place,
        "The project has specs and does not refer to the runtime of studies, `Cdi.Studies`.",
        $"Refer to package `Cdi` {compiler} without `IncludeAssets` and `ExcludeAssets` that leave its assemblies out.");

    /// <summary>CDI1037. An attribute names a file that declares symbols and no study.</summary>
    /// <param name="place">The attribute.</param>
    /// <param name="file">The file.</param>
    public static Diagnostic SpecWithoutStudy(Place place, string file) => Error("CDI1037", place,
        $"`{file}` declares no study.", "Name a file with a line `study NAME`; files without one are there to be imported from.");
}
