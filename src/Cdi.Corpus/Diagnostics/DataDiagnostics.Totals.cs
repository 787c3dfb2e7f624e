using Cdi.Dsl.Text;

namespace Cdi.Corpus;

/// <content>Totals of the population to which weights are calibrated.</content>
internal static partial class DataDiagnostics
{
    /// <summary>CDI9210. A text is of a group whose total is not given.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">The totals in the spec.</param>
    /// <param name="column">The column of groups.</param>
    /// <param name="level">The group.</param>
    /// <param name="given">The groups whose totals are given.</param>
    /// <param name="place">The first such row.</param>
    public static DataDiagnostic LevelWithoutTotal(string file, string subject, string column, string level, IEnumerable<string> given, RowPlace place) =>
        Error("CDI9210", file, subject,
            $"{Quote(level)} of {Quote(column)}, in {place}, has no total; those of {QuoteAll(given)} are given.",
            "Give the number of texts of every level in the population; all of them together are all its texts.").At(place, column);

    /// <summary>CDI9210. No text is of a group whose total is given.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">The totals in the spec.</param>
    /// <param name="column">The column of groups.</param>
    /// <param name="level">The group.</param>
    /// <param name="found">The groups that texts are of.</param>
    internal static DataDiagnostic TotalWithoutText(string file, string subject, string column, string level, IEnumerable<string> found) =>
        Error("CDI9210", file, subject,
            $"No text of weight above 0 is {Quote(level)} of {Quote(column)}, whose total is given; texts are {QuoteAll(found)}.",
            "Write the level as the file does; or join it to another in the column, since no weight makes texts of a group of which there are none.");

    /// <summary>CDI9211. Totals follow from each other.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">The totals in the spec.</param>
    /// <param name="names">The columns of the totals.</param>
    public static DataDiagnostic TotalsOfOneThing(string file, string subject, IEnumerable<string> names) => Error("CDI9211", file, subject,
        $"In the corpus one of {QuoteAll(names)} follows from the others, so that their totals say the same thing twice, or contradict each other.",
        "Leave one of these totals out.");

    /// <summary>CDI9211. No weights give the totals.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">The totals in the spec.</param>
    /// <param name="names">The columns of the totals.</param>
    internal static DataDiagnostic TotalsOutOfReach(string file, string subject, IEnumerable<string> names) => Error("CDI9211", file, subject,
        $"No weights above 0 give the corpus the totals of {QuoteAll(names)}.",
        "Compare the totals with the weighted sums of these columns: the mean that they ask for may lie beyond every text, or be in other units.");

    /// <summary>CDI9212. A calibrated weight is below 0.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">The totals in the spec.</param>
    /// <param name="before">The weight before.</param>
    /// <param name="after">The weight after.</param>
    /// <param name="place">Its row.</param>
    public static DataDiagnostic WeightBelowZero(string file, string subject, double before, double after, RowPlace place) => Error("CDI9212", file, subject,
        $"The totals turn the weight {Show(before)} into {Show(after)} in {place}: a text would count less than nothing.",
        "Use `calibrate = raking`, whose weights stay above 0, or leave out the totals that are farthest from those of the corpus.").At(place);

    /// <summary>CDI9290. What labels are calibrated to follows from itself in the labelled texts.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="formula">What labels are calibrated to.</param>
    /// <param name="labelled">The number of labelled texts.</param>
    /// <param name="columns">The number of columns.</param>
    public static DataDiagnostic LabelsOfOneThing(string file, string subject, string formula, int labelled, int columns) =>
        Error("CDI9290", file, subject,
            $"Labels cannot be calibrated to {Quote(formula)}: in the {Counted.Of(labelled, "labelled text")} one of its {Counted.Of(columns, "column")} "
                + "follows from the others.",
            "Leave out of `on` what follows from the rest, levels without a labelled text among them, or what is 0 in every labelled text.");

    /// <summary>CDI9291. No weights of labels give the totals of the corpus.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="formula">What labels are calibrated to.</param>
    /// <param name="labelled">The number of labelled texts.</param>
    public static DataDiagnostic LabelsOutOfReach(string file, string subject, string formula, int labelled) => Error("CDI9291", file, subject,
        $"No weights above 0 give the {Counted.Of(labelled, "labelled text")} the totals of {Quote(formula)} over the corpus.",
        "Name less in `on`: of the corpus it has values, or combinations, beyond those of every labelled text.");

    /// <summary>CDI9292. The calibrated weight of a label is below 0.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="formula">What labels are calibrated to.</param>
    /// <param name="place">The first text whose weight is.</param>
    public static DataDiagnostic LabelBelowZero(string file, string subject, string formula, RowPlace place) => Error("CDI9292", file, subject,
        $"Calibrated to {Quote(formula)}, the label in {place} would count less than nothing.",
        "Use `calibrate = raking`, whose weights stay above 0, or name less in `on`.").At(place);

    /// <summary>CDI9293. Labels are calibrated to so many columns that their intervals are too short.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="formula">What labels are calibrated to.</param>
    /// <param name="labelled">The number of labelled texts.</param>
    /// <param name="columns">The number of columns.</param>
    public static DataDiagnostic ManyCalibrationColumns(string file, string subject, string formula, int labelled, int columns) =>
        Warning("CDI9293", file, subject,
            $"{Counted.Of(labelled, "labelled text")} are calibrated to the {Counted.Of(columns, "column")} of {Quote(formula)}: the residuals that the "
                + "variance is made of were fitted to them, and the interval is too short.",
            "Name fewer columns in `on` than a tenth of the labels, or use `method = dsl`, whose predictions are fitted out of fold.");
}
