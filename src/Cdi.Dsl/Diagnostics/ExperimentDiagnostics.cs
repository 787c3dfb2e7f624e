using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;
using static Cdi.Dsl.Diagnostics.Diagnostic;

namespace Cdi.Dsl.Diagnostics;

/// <summary>The 6xxx family: what repeated runs can show.</summary>
public static class ExperimentDiagnostics
{
    /// <summary>CDI6004. A report of one run is asked for what only many runs measure.</summary>
    public static Diagnostic OneRunCannotMeasure(Place place, string measure) => Error("CDI6004", place,
        $"The report shows `{measure}`, which one run cannot measure.",
        "Leave it out; measures over repeated draws belong to an experiment.");

    /// <summary>CDI6005. <c>vary</c> stands before what an experiment cannot vary.</summary>
    /// <param name="place">The word.</param>
    /// <param name="name">The word as written.</param>
    /// <param name="known">What can be varied.</param>
    public static Diagnostic CannotVary(Place place, string name, IReadOnlyCollection<string> known) => Error("CDI6005", place,
        $"An experiment cannot vary `{name}`.",
        $"{Nearest(name, known, "what can be varied")}: {NameList.Of(known)}.");

    /// <summary>CDI6006. A word stands for no measure.</summary>
    /// <param name="place">The word.</param>
    /// <param name="name">The word as written.</param>
    /// <param name="known">Every measure.</param>
    public static Diagnostic UnknownMeasure(Place place, string name, IReadOnlyCollection<string> known) => Error("CDI6006", place,
        $"`{name}` is not a measure of an experiment.",
        ForeignWords.Find("a measure", name) is { } own ? $"Here it is called `{own}`; known: {NameList.Of(known)}."
            : $"{Nearest(name, known, "known")}: {NameList.Of(known)}.");

    /// <summary>CDI6007. A study is to be replayed whose corpus does not have every human label.</summary>
    /// <param name="place">The experiment.</param>
    /// <param name="experiment">Its name.</param>
    /// <param name="reason">Why it does not; a clause.</param>
    public static Diagnostic NothingToReplay(Place place, string experiment, string reason) => Error("CDI6007", place,
        $"`experiment {experiment}` draws again and again from a corpus with every human label, and {reason}.",
        "Move the experiment to a study that draws from recorded labels: `recorded { label = column }` in `human`, a `budget` in `sampling`.");

    /// <summary>CDI6008. A method has no cell in the grid.</summary>
    /// <param name="place">The method.</param>
    /// <param name="method">Its name.</param>
    public static Diagnostic MethodWithoutCell(Place place, string method) => Error("CDI6008", place,
        $"`{method}` has no cell: it is measured under `uniform` only, and no design of the experiment is.",
        $"Add `uniform` to `vary design`, or leave `{method}` out.");

    /// <summary>CDI6009. A promise is no comparison of a measure with a number.</summary>
    /// <param name="place">What stands behind <c>expect</c>.</param>
    /// <param name="written">It as written.</param>
    /// <param name="example">One that does, of its block.</param>
    public static Diagnostic NoExpectation(Place place, string written, string example) => Error("CDI6009", place,
        $"`{written}` compares no measure with a number.",
        $"Write a measure, `>=`, `>`, `<=` or `<`, and a number: `expect {example}`.");

    /// <summary>CDI6010. Intervals are expected to hold the truth more often than they say.</summary>
    /// <param name="place">The promise.</param>
    /// <param name="bound">The coverage expected, 0 … 1.</param>
    /// <param name="level">The level that intervals claim.</param>
    public static Diagnostic CoverageAboveLevel(Place place, string bound, string level) => Error("CDI6010", place,
        $"Coverage of {bound} is expected of intervals that claim {level}.",
        $"Expect less than {level}, by what chance takes in so many trials, or `coverage_high >= {level}`, or lower `alpha`.");

    /// <summary>CDI6011. So few trials say little about coverage.</summary>
    /// <param name="place">The number of trials.</param>
    /// <param name="trials">It.</param>
    /// <param name="margin">Half of a 95 % interval for coverage of 0.9.</param>
    public static Diagnostic FewTrials(Place place, int trials, string margin) => Warning("CDI6011", place,
        $"{trials} trials fix a coverage near 0.9 only to ±{margin}.",
        "Run 1000 trials or more where coverage is judged; a criterion takes 4000.");

    /// <summary>CDI6012. Estimands have different clusters, so that no unit can be drawn for all of them.</summary>
    /// <param name="place">The second column.</param>
    /// <param name="experiment">Name of the experiment.</param>
    /// <param name="first">A column whose equal values form clusters.</param>
    /// <param name="second">Another one.</param>
    public static Diagnostic SeveralClusters(Place place, string experiment, string first, string second) => Error("CDI6012", place,
        $"`experiment {experiment}` draws whole clusters for all estimands at once, and they have those of `{first}` and of `{second}`.",
        "Give each estimand the same `cluster`, or replay the estimands in studies of their own.");

    /// <summary>CDI6013. Intervals about a population are to be measured on a corpus that was sampled otherwise than trials draw.</summary>
    /// <param name="place">The target of inference, or the experiment.</param>
    /// <param name="experiment">Name of the experiment.</param>
    /// <param name="setting">What says how the corpus was sampled, <c>strata</c>.</param>
    /// <param name="estimand">An estimand with it.</param>
    public static Diagnostic SampledOtherwise(Place place, string experiment, string setting, string estimand) => Error("CDI6013", place,
        $"About a population `experiment {experiment}` draws the corpus anew, each text or cluster as likely as any other, and by `{setting}` that of "
            + $"`{estimand}` was drawn otherwise.",
        $"Move the experiment to a study without `{setting}`: trials would measure another sampling than intervals are formed for.");

    private static string Nearest(string name, IReadOnlyCollection<string> known, string list) =>
        NearestName.Find(name, known) is { } nearest ? $"Nearest `{nearest}`; {list}" : char.ToUpperInvariant(list[0]) + list.Substring(1);
}
