using Cdi.Dsl.Text;

namespace Cdi.Corpus;

/// <content>How the texts of a corpus were sampled, and for how much each counts.</content>
internal static partial class DataDiagnostics
{
    /// <summary>CDI9195. A weight is no finite number of 0 or more.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="column">The column of weights.</param>
    /// <param name="value">The first such weight.</param>
    /// <param name="place">The first such row.</param>
    /// <param name="further">Rows after the first of which the same holds.</param>
    public static DataDiagnostic NoWeight(string file, string subject, string column, double value, RowPlace place, long further) =>
        Error("CDI9195", file, subject,
            $"The weight {Quote(column)} is {Show(value)} in {place}; a weight is a finite number of 0 or more{Further(further)}.",
            "Mend the column, or leave such rows out by `keep`, which changes the population; a text of weight 0 stays in the corpus and counts nothing.")
                .At(place, column);

    /// <summary>CDI9195. A frequency is no whole number of 0 or more, or rows stand for too many texts.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the setting.</param>
    /// <param name="column">The column of frequencies.</param>
    /// <param name="value">The frequency.</param>
    /// <param name="most">The most texts that rows may stand for together.</param>
    /// <param name="place">Its row.</param>
    internal static DataDiagnostic NoFrequency(string file, string subject, string column, double value, int most, RowPlace place) =>
        Error("CDI9195", file, subject,
            $"The frequency {Quote(column)} is {Show(value)} in {place}; it is how many texts a row stands for, a whole number of 0 or more, {Show(most)} "
                + "together at most.",
            "Mend the column, or, where a row counts for more than it is one of, weigh it: `weight = column` takes any number of 0 or more.").At(place, column);

    /// <summary>CDI9196. No row has a weight above 0.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="column">The column of weights.</param>
    public static DataDiagnostic WeightlessRows(string file, string subject, string column) => Error("CDI9196", file, subject,
        $"The weight {Quote(column)} is 0 in every row: no text counts.",
        "Name the column that holds the weights, or leave `weight` out: every text then counts once.");

    /// <summary>CDI9196. Every text lacks a value of a column that an estimand reads.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="columns">The columns.</param>
    internal static DataDiagnostic NothingKnown(string file, string subject, IEnumerable<string> columns) => Error("CDI9196", file, subject,
        $"No text has a value of {QuoteAll(columns)}: `missing = drop` leaves every text out.",
        "Look at the columns, and at `missing` of the corpus, which says what cells mean no value.");

    /// <summary>CDI9197. A group that was sampled whole lies in two strata.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="cluster">The column of groups.</param>
    /// <param name="group">The group.</param>
    /// <param name="strata">The column of strata.</param>
    /// <param name="place">A row of it in another stratum than its first.</param>
    /// <param name="earlier">Its first row.</param>
    public static DataDiagnostic UnitInTwoStrata(
        string file, string subject, string cluster, string group, string strata, RowPlace place, RowPlace earlier) => Error("CDI9197", file, subject,
        $"{Quote(group)} of {Quote(cluster)} lies in two strata of {Quote(strata)}: {place} is in another than {earlier}.",
        "Groups are sampled within strata: where names of groups recur in several strata, name a column that tells them apart as `cluster`.")
            .At(place, cluster);

    /// <summary>CDI9198. A stratum has one unit, whose variance nothing shows.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="strata">The column of strata; null where there are none.</param>
    /// <param name="stratum">The stratum.</param>
    /// <param name="cluster">The column of groups that were sampled; null where texts were.</param>
    /// <param name="place">The unit's first row.</param>
    public static DataDiagnostic SingleUnit(string file, string subject, string? strata, string stratum, string? cluster, RowPlace place) =>
        Error("CDI9198", file, subject,
            (strata is null ? "The corpus" : $"Stratum {Quote(stratum)} of {Quote(strata)}")
                + $" has one {(cluster is null ? "text" : $"group of {Quote(cluster)}")}, in {place}: what another sample of it would have given "
                + "cannot be told from one.",
            "Join the stratum to another that is like it, in the column of strata; where it was taken whole, `fpc` says so, and it adds no variance.")
                .At(place, strata ?? cluster);

    /// <summary>CDI9199. A population size is none.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="column">The column of sizes.</param>
    /// <param name="value">The value.</param>
    /// <param name="earlier">The value in the first row of its stratum.</param>
    /// <param name="units">How many units of the stratum were sampled.</param>
    /// <param name="place">The row.</param>
    public static DataDiagnostic NoPopulationSize(string file, string subject, string column, double value, double earlier, int units, RowPlace place) =>
        Error("CDI9199", file, subject,
            $"{Quote(column)} is {Show(value)} in {place}, where {(value.Equals(earlier) ? $"{Counted.Of(units, "unit")} of the stratum were sampled"
                : $"another row of the stratum has {Show(earlier)}")}.",
            "`fpc` is the number of texts, or of groups where `cluster` names what was sampled, in the population of a row's stratum, at least as many as were "
                + "sampled and the same in all its rows; or, where no value is above 1, the share of them that was.").At(place, column);
}
