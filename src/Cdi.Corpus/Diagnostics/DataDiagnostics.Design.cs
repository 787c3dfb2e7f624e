using System.Globalization;
using Cdi.Dsl.Text;

namespace Cdi.Corpus;

/// <content>The declared draw against the data.</content>
internal static partial class DataDiagnostics
{
    /// <summary>CDI9025. A column of inclusion probabilities holds values above 1: weights, or percentages.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the setting <c>given</c>.</param>
    /// <param name="column">Name of the column in the file.</param>
    /// <param name="place">The first row with such a value.</param>
    /// <param name="least">Smallest value of the column.</param>
    /// <param name="most">Largest value.</param>
    /// <param name="above">Values above 1.</param>
    /// <param name="known">Values that are not blank.</param>
    /// <param name="look">What the values look like.</param>
    /// <param name="scale">The sum that relates scaled weights to probabilities, c of π = c/w.</param>
    public static DataDiagnostic ProbabilityAboveOne(
        string file, string subject, string column, RowPlace place, double least, double most, long above, long known, ProbabilityLook look, double scale) =>
        Error("CDI9025", file, subject,
            $"Column {Quote(column)} of inclusion probabilities runs from {Show(least)} to {Show(most)}; {Show(above)} of {Counted.Of(known, "value")} "
                + $"{(above == 1 ? "is" : "are")} above 1, first in {place}.",
            look switch
            {
                ProbabilityLook.Weights => "These look like weights: a weight w is one over the probability, so use 1/w.",
                ProbabilityLook.Percentages => "These look like percentages: divide them by 100.",
                ProbabilityLook.ScaledWeights => $"These look like weights w divided by their mean: π = c/w, and with c = {Show(scale)} the probabilities add "
                    + "up to the labels there are.",
                ProbabilityLook.LogWeights => "These look like logarithms of weights: a probability is exp(−x).",
                ProbabilityLook.Unknown => "A probability lies between 0 and 1: where these are weights, use 1/w; where they are percentages, divide by 100.",
                _ => throw new ArgumentOutOfRangeException(nameof(look), look, "Not a look of probabilities."),
            }).At(place, column);

    /// <summary>CDI9026. A text has no inclusion probability.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the setting <c>given</c>.</param>
    /// <param name="column">Name of the column in the file.</param>
    /// <param name="place">The first such row.</param>
    /// <param name="blank">Texts without a probability.</param>
    /// <param name="unlabelled">How many of them have no human label.</param>
    /// <param name="tellsLabelled">Whether every text that is not blank is labelled and has π = 1.</param>
    public static DataDiagnostic ProbabilityMissing(string file, string subject, string column, RowPlace place, long blank, long unlabelled,
        bool tellsLabelled) =>
        Error("CDI9026", file, subject,
            $"Column {Quote(column)} is blank in {Counted.Of(blank, "text")}, first in {place}; {Show(unlabelled)} of them "
                + $"{(unlabelled == 1 ? "has" : "have")} no human label: π is needed for every text.",
            tellsLabelled
                ? SaysWhoWasLabelled
                : "Fill in the probability that each text had of being labelled, whether it was drawn or not; texts that could not be drawn are dropped "
                    + "by `keep`.").At(place, column);

    /// <summary>CDI9027. The number of labels, or the texts that they stand for, is not what the probabilities announce.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the setting <c>given</c>.</param>
    /// <param name="outcome">Name of the outcome.</param>
    /// <param name="draw">The declared draw as written.</param>
    /// <param name="labels">Texts labelled.</param>
    /// <param name="announced">Σπ.</param>
    /// <param name="weights">Σ1/π over labelled texts.</param>
    /// <param name="texts">Texts of the corpus.</param>
    /// <param name="factor">What makes π announce the labels there are, and labels stand for the texts there are; null where nothing makes both.</param>
    /// <param name="tellsLabelled">Whether every labelled text has a larger π than any other.</param>
    /// <param name="hasOthers">Whether the study has other outcomes, which the same column is said to speak of.</param>
    /// <param name="pValue">Corrected p-value.</param>
    public static DataDiagnostic ProbabilitiesDisagree(
        string file, string subject, string outcome, string draw, long labels, double announced, double weights, long texts, double? factor, bool tellsLabelled,
            bool hasOthers, double pValue) =>
        Error("CDI9027", file, subject,
            $"`{draw}` announces {Show(announced)} label{(Show(announced) == "1" ? "" : "s")} of {Quote(outcome)} and there are {Show(labels)}; they stand "
                + $"for {Whole(weights)} {(Whole(weights) == "1" ? "text" : "texts")} (Σ1/π), and the corpus has {Show(texts)} (p {Chance(pValue)}).",
            (tellsLabelled ? TellsLabelled
                : $"π is each text's own probability of being labelled{Unit(factor)}, or find the labels that are lost")
                + (hasOthers ? "; outcomes that were drawn for apart have a study each, with probabilities of their own" : "")).Acceptable(
                "; ", "`given`", "accepts the difference");

    /// <summary>CDI9028. The labelled texts differ from all texts as the declared draw does not let them, or depend on people's labels of another
    /// outcome.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the setting <c>given</c>.</param>
    /// <param name="outcome">Name of the outcome.</param>
    /// <param name="draw">The declared draw as written.</param>
    /// <param name="difference">What differs, as a clause.</param>
    /// <param name="pValue">Corrected p-value.</param>
    /// <param name="first">The other outcome; null where all texts are compared.</param>
    public static DataDiagnostic LabelledTextsDiffer(
        string file, string subject, string outcome, string draw, string difference, double pValue, string? first = null) =>
        Error("CDI9028", file, subject,
            $"The labels of {Quote(outcome)} were not drawn by `{draw}`: {difference} (p {Chance(pValue)}).",
            first is null
                ? "Say how they were drawn: `given =` a column of probabilities, or `strata =` or `cluster =` behind it. Where a model answered labelled texts "
                    + "only, ask it for all."
                : $"Where {Quote(outcome)} was asked only of texts with some label of {Quote(first)}, these stand for no others: ask it of every labelled "
                    + "text, with an option for texts that it does not fit.").Acceptable(
                " Where the difference is understood and harmless, ", "`given`", "accepts it");

    /// <summary>CDI9029. There is some evidence against the declared draw.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the setting <c>given</c>.</param>
    /// <param name="outcome">Name of the outcome.</param>
    /// <param name="draw">The declared draw as written.</param>
    /// <param name="difference">What differs, as a clause.</param>
    /// <param name="pValue">Corrected p-value.</param>
    public static DataDiagnostic DesignDoubtful(string file, string subject, string outcome, string draw, string difference, double pValue) =>
        Warning("CDI9029", file, subject,
            $"The labels of {Quote(outcome)} look unlike a draw by `{draw}`: {difference} (p {Chance(pValue)}).",
            "One true declaration in a hundred looks like this. Check how the texts were chosen; where they were drawn within groups, or by groups, "
                + "`strata =` or `cluster =` behind `given` says so.");

    /// <summary>CDI9033. Declared strata or clusters are not how the labels lie.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the setting <c>given</c>.</param>
    /// <param name="setting">strata or cluster.</param>
    /// <param name="column">Name of the declared column.</param>
    /// <param name="group">Its value in the group; empty where it is missing.</param>
    /// <param name="place">The first row of the group.</param>
    /// <param name="fact">What the group has, as the rest of a sentence.</param>
    public static DataDiagnostic GroupsContradictLabels(
        string file, string subject, string setting, string column, string group, RowPlace place, string fact) =>
        Error("CDI9033", file, subject,
            $"`{setting} = {column}`: {(group.Length == 0 ? "the group without a value" : $"group {Quote(group)}")}, first in {place}, {fact}.",
            setting == "cluster"
                ? "`cluster` is for groups of which every text was labelled or none, with one π; where texts were drawn within groups, "
                    + $"leave it out here and say `cluster = {column}` in every estimand."
                : "`strata` is for a draw of a fixed number from every group; merge groups, leave texts that could not be drawn out by `keep`, or name a "
                    + "column of probabilities alone.").At(place);

    /// <summary>CDI9112. Strata with one label show no spread of their own.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the setting <c>given</c>.</param>
    /// <param name="column">Name of the declared column.</param>
    /// <param name="group">Its value in the first such group.</param>
    /// <param name="single">Groups with one label, in a sample that left some of their texts out.</param>
    /// <param name="groups">All groups.</param>
    public static DataDiagnostic StrataWithOneLabel(string file, string subject, string column, string group, long single, long groups) =>
        Warning("CDI9112", file, subject,
            $"`strata = {column}`: {Show(single)} of {Counted.Of(groups, "group")} {(single == 1 ? "has" : "have")} one label, first {Quote(group)}, which "
                + "shows no spread: its deviation counts from the estimate instead of from a mean of its group.",
            "Standard errors are then too large rather than too small; merge such groups with similar ones for narrower intervals.");

    /// <summary>CDI9034. A text that was drawn for certain has no label.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the setting <c>given</c>.</param>
    /// <param name="column">Name of the column in the file.</param>
    /// <param name="place">The first such row.</param>
    /// <param name="further">Rows after the first that are like it.</param>
    public static DataDiagnostic CertainTextUnlabelled(string file, string subject, string column, RowPlace place, long further) =>
        Error("CDI9034", file, subject,
            $"Column {Quote(column)} gives {place} the probability 1, and it has no human label{Further(further)}.",
            "Label the text, or give the probability below 1 that it had.").At(place, column);

    /// <summary>The remedy for a column of probabilities that is 1 where a text is labelled and 0 or blank elsewhere.</summary>
    public const string SaysWhoWasLabelled =
        "The column says who was labelled, not how likely that was before the draw: where all texts had one chance, use `given = uniform`; otherwise fill "
            + "in the probabilities that texts were drawn with.";

    /// <summary>The remedy for a column without a positive value.</summary>
    public const string LooksLikeLogarithms = "These look like logarithms: a probability is exp(x).";

    private const string TellsLabelled =
        "Every labelled text has a larger π than any other: the column says who was labelled, not how likely that was before the draw. Where all texts "
            + "had one chance, write `given = uniform`; otherwise name the probabilities that texts were drawn with";

    /// <summary>What the column would be if its unit were wrong; nothing where no unit explains what is found.</summary>
    private static string Unit(double? factor) =>
        factor is { } times ? $"; times {Show(times)}, this column would announce the labels there are. Correct its unit" : ". Correct the column";

    private static string Whole(double value) => value.ToString("F0", CultureInfo.InvariantCulture);

    private static string Chance(double value) => value < 1e-15 ? "< 1e-15" : "= "
        + value.ToString(value < 0.001 ? "0.#e-0" : "G2", CultureInfo.InvariantCulture);

    /// <summary>CDI9320. A block of a draw has fewer labels than two for each of its strata.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the setting <c>strata</c>.</param>
    /// <param name="strata">Strata with texts in the block.</param>
    /// <param name="needed">The fewest labels.</param>
    /// <param name="labels">Labels of the block.</param>
    /// <param name="isPart">Whether the budget has further blocks.</param>
    public static DataDiagnostic StrataExceedLabels(string file, string subject, int strata, int needed, int labels, bool isPart) => Error(
        "CDI9320", file, subject,
        $"{Show(strata)} {(strata == 1 ? "stratum needs" : "strata need")} {Counted.Of(needed, "label")}, two each or one for every text, and "
            + $"{(isPart ? "a block of the draw" : "the budget")} has {Show(labels)}.",
        isPart ? "Raise `budget`, `burn_in` where the design has one, take fewer `rounds`, or form fewer strata: name fewer columns or models, or fewer `bins`."
            : "Raise `budget`, or form fewer strata: name fewer columns or models, or fewer `bins`.");
}
