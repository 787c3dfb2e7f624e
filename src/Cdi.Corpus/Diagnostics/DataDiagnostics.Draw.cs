using Cdi.Dsl.Text;

namespace Cdi.Corpus;

/// <content>The declared draw against what no line declares, the order of the file, groups of texts, and texts that no label stands for.</content>
internal static partial class DataDiagnostics
{
    /// <summary>CDI9073. A column of the file that the study does not declare differs between labelled and all texts.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the setting <c>given</c>.</param>
    /// <param name="outcome">Name of the outcome.</param>
    /// <param name="draw">The declared draw as written.</param>
    /// <param name="column">Name of the column in the file.</param>
    /// <param name="aspect">What no line declares: <c>which</c>, <c>whose length</c>.</param>
    /// <param name="difference">What differs, as the rest of a sentence.</param>
    /// <param name="pValue">Corrected p-value.</param>
    public static DataDiagnostic UndeclaredColumnDiffers(string file, string subject, string outcome, string draw, string column, string aspect,
        string difference, double pValue) =>
        Warning("CDI9073", file, subject,
            $"{Quote(column)}, {aspect} no line declares, {difference} (p {Chance(pValue)}): the labels of {Quote(outcome)} were not drawn by `{draw}` alone, "
                + "or the column was written after them.",
            "Where texts were chosen by it, name their probabilities with `given`, or its groups with `strata`; where it is declared, a run checks it and "
                + "stops at strong evidence. Where it was written after the labels, nothing is wrong,").Acceptable(" and ", "`given`") with { Column = column };

    /// <summary>CDI9074. Labelled texts lie otherwise in the file than the declared draw puts them.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the setting <c>given</c>.</param>
    /// <param name="draw">The declared draw as written.</param>
    /// <param name="position">Where they lie, as the beginning of a sentence.</param>
    public static DataDiagnostic LabelledInOrder(string file, string subject, string draw, string position) =>
        Warning("CDI9074", file, subject,
            $"{position}: `{draw}` draws without regard to the order of the file.",
            "Texts labelled from the top of a file speak for its top only: by date, source or author the rest may differ. Where the file was shuffled "
                + "before, or sorted afterwards by what is labelled, nothing is wrong,").Acceptable(" and ", "`given`");

    /// <summary>CDI9075. Groups of texts are labelled whole or not at all, and the declared draw is one of texts.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the setting <c>given</c>.</param>
    /// <param name="outcome">Name of the outcome.</param>
    /// <param name="draw">The declared draw as written.</param>
    /// <param name="column">The column of the groups.</param>
    /// <param name="groups">Groups of two texts or more.</param>
    /// <param name="labelled">How many of them are labelled.</param>
    /// <param name="isDeclared">Whether the name is that of a declaration; otherwise it is a header.</param>
    public static DataDiagnostic LabelledInGroups(
        string file, string subject, string outcome, string draw, string column, long groups, long labelled, bool isDeclared) =>
        Error("CDI9075", file, subject,
            $"Each of the {Counted.Of(groups, "group")} of {Quote(column)} is labelled for {Quote(outcome)} whole, as {Show(labelled)} are, or not at all: "
                + $"groups were drawn, and `{draw}` draws texts.",
            $"Texts of a group are alike, and intervals that take them for independent are too narrow: {Cluster(column, isDeclared)} behind `given` and in "
                + "every estimand, and `generalise = population`.")
            .Acceptable(" Where groups mean nothing, ", "`given`") with { Column = column };

    /// <summary>CDI9111. Labels lie in fewer groups of a column than a draw of texts reaches.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the setting <c>given</c>.</param>
    /// <param name="outcome">Name of the outcome.</param>
    /// <param name="draw">The declared draw as written.</param>
    /// <param name="column">The column of the groups.</param>
    /// <param name="groups">Groups of two texts or more.</param>
    /// <param name="labelled">How many of them hold a label.</param>
    /// <param name="expected">How many a draw of texts would reach.</param>
    /// <param name="isDeclared">Whether the name is that of a declaration; otherwise it is a header.</param>
    public static DataDiagnostic LabelledInFewGroups(
        string file, string subject, string outcome, string draw, string column, long groups, long labelled, double expected, bool isDeclared) =>
        Error("CDI9111", file, subject,
            $"The labels of {Quote(outcome)} lie in {Show(labelled)} of the {Counted.Of(groups, "group")} of {Quote(column)}, and `{draw}` reaches "
                + $"{Whole(expected)} of them on average: groups were drawn first, or chosen.",
            $"Where groups were drawn at random and texts within them, {Cluster(column, isDeclared)} in every estimand, and `generalise = "
                + "population`: the variance is then taken over groups. Where groups were chosen, the labels speak for these alone: leave the others out "
                + "by `keep`.").Acceptable(" Where groups mean nothing, ", "`given`") with { Column = column };

    /// <summary>CDI9110. No label stands for texts whose probability is below that of every labelled text.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the setting <c>given</c>.</param>
    /// <param name="outcome">Name of the outcome.</param>
    /// <param name="draw">The declared draw as written.</param>
    /// <param name="unreached">Texts with a smaller π than every labelled text.</param>
    /// <param name="texts">Texts of the corpus.</param>
    /// <param name="smallest">The smallest π of a labelled text.</param>
    /// <param name="expected">Σπ of the texts without.</param>
    public static DataDiagnostic TextsUnreached(
        string file, string subject, string outcome, string draw, long unreached, long texts, double smallest, double expected) =>
        Error("CDI9110", file, subject,
            $"`{draw}` gives {Show(unreached)} of {Counted.Of(texts, "text")} a smaller π than every labelled text of {Quote(outcome)}, whose least is "
                + $"{Show(smallest)}: none of them is labelled, {Show(expected)} of them {(Show(expected) == "1" ? "was" : "were")} to be expected, and "
                + "nothing speaks for them.",
            smallest == 1
                ? SaysWhoWasLabelled + " Where the other texts had next to no chance, leave them out by `keep`."
                : "Label some of them, or leave them out by `keep`, which changes the population.");

    /// <summary>What is typed for a column of groups: its name where it is declared, and its declaration first where it is not.</summary>
    private static string Cluster(string column, bool isDeclared) =>
        isDeclared ? $"say `cluster = {column}`" : $"declare the column {Quote(column)}, say `cluster =` its name";

    /// <summary>CDI9080. An estimand reads variables together that were not labelled by one draw.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="estimand">Its name.</param>
    /// <param name="variable">Name of an outcome that it reads.</param>
    /// <param name="other">Name of another.</param>
    /// <param name="place">The first text that is labelled in one of them alone; null where all are labelled in both, and their draws differ.</param>
    public static DataDiagnostic JointDrawUndeclared(string file, string subject, string estimand, string variable, string other, RowPlace? place) => Error(
        "CDI9080", file, subject,
        $"`{estimand}` reads labels of `{variable}` and of `{other}` together, and "
            + (place is null ? "they were drawn differently" : $"{place} is labelled in one of them alone")
            + ": the probability of being labelled in both does not follow from those of each.",
        $"Label the texts in both, say behind `given` how the draws hang together (`together = independent`, `nested` or a column of the probability of both "
            + $"labels), or take `{other}` out of the model.");

    /// <summary>CDI9083. Draws that are declared nested are not.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the setting <c>together</c>.</param>
    /// <param name="inner">The outcome with the fewest labels.</param>
    /// <param name="outer">The other.</param>
    /// <param name="place">The first text with a label of the inner outcome alone.</param>
    /// <param name="further">Texts after it of which the same holds.</param>
    public static DataDiagnostic NotNested(string file, string subject, string inner, string outer, RowPlace place, long further) => Error(
        "CDI9083", file, subject,
        $"`together = nested`: {place} is labelled for {Quote(inner)} and not for {Quote(outer)}{Further(further)}, so that neither was drawn among the "
            + "texts of the other.",
        "Say `together = independent` where neither draw knew of the other, or name a column of the probability of both labels.").At(place);

    /// <summary>CDI9083. No text has every label that is read together.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the setting <c>together</c>.</param>
    /// <param name="outcomes">The outcomes in words.</param>
    internal static DataDiagnostic NothingTogether(string file, string subject, string outcomes) => Error(
        "CDI9083", file, subject, $"No text is labelled for {outcomes}: nothing says how they go together.",
        "Label some texts for each of them, or ask for estimates that read one.");

    /// <summary>CDI9083. A text is labelled for several outcomes more often than for one of them.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the setting <c>together</c>.</param>
    /// <param name="outcome">That outcome.</param>
    /// <param name="place">The first such text.</param>
    /// <param name="joint">Its probability of every label.</param>
    /// <param name="own">Its probability of the one.</param>
    internal static DataDiagnostic JointProbabilityAbove(string file, string subject, string outcome, RowPlace place, double joint, double own) => Error(
        "CDI9083", file, subject,
        $"{place} is labelled for every outcome with probability {Show(joint)}, and for {Quote(outcome)} with {Show(own)}: all labels together cannot be "
            + "likelier than one of them.",
        "Correct the column of `together`, or that of `given`.").At(place);

    /// <summary>CDI9028. Draws that are declared independent are not.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the setting <c>given</c>.</param>
    /// <param name="outcome">An outcome.</param>
    /// <param name="other">The outcome whose labelled texts it prefers or shuns.</param>
    /// <param name="difference">How, as a clause.</param>
    /// <param name="pValue">Corrected p-value.</param>
    internal static DataDiagnostic NotIndependent(string file, string subject, string outcome, string other, string difference, double pValue) => Error(
        "CDI9028", file, subject,
        $"The labels of {Quote(outcome)} were not drawn independently of those of {Quote(other)}: {difference} (p {Chance(pValue)}).",
        $"Where the texts of {Quote(outcome)} were drawn among those of {Quote(other)}, say `together = nested`; otherwise name a column of the probability of "
            + "both labels.").Acceptable(" Where the difference is understood and harmless, ", "`given`", "accepts it");
}
