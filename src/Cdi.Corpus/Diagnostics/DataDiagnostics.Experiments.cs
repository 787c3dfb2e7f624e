using System.Globalization;

namespace Cdi.Corpus;

/// <content>What a corpus lacks for an experiment, and what an experiment finds.</content>
internal static partial class DataDiagnostics
{
    /// <summary>CDI9260. An experiment holds estimates against the truth, which needs the human label of every text.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the experiment.</param>
    /// <param name="outcome">Name of the outcome.</param>
    /// <param name="rows">Texts without its label.</param>
    public static DataDiagnostic TruthUnknown(string file, string subject, string outcome, int rows) => Error("CDI9260", file, subject,
        $"{Show(rows)} texts have no human label of {Quote(outcome)}, and an experiment needs the label of every text.",
        "Leave these texts out, `texts = labelled` in the experiment, which makes the others the corpus.");

    /// <summary>CDI9261. An estimand has no value on the fully labelled corpus, against which estimates could be held.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the experiment.</param>
    /// <param name="estimand">Name of the estimand.</param>
    /// <param name="reason">Why, as a clause.</param>
    public static DataDiagnostic TruthUndefined(string file, string subject, string estimand, string reason) => Error("CDI9261", file, subject,
        $"{Quote(estimand)} has no value even with every human label: {reason}.",
        "Change the estimand, or leave it out of the study that is replayed.");

    /// <summary>CDI9262. A budget of an experiment does not fit the corpus, or what each draw spends first.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the budgets.</param>
    /// <param name="labels">The budget.</param>
    /// <param name="texts">Texts of the corpus.</param>
    /// <param name="burnIn">Labels of the burn-in.</param>
    /// <param name="rounds">Rounds behind it.</param>
    public static DataDiagnostic BudgetOfExperimentUnfit(string file, string subject, int labels, int texts, int burnIn, int rounds) =>
        Error("CDI9262", file, subject,
        $"A budget of {Show(labels)} labels does not fit {Show(texts)} texts, a burn-in of {Show(burnIn)} labels and {Show(rounds)} rounds behind it.",
        "Vary budgets between burn-in and rounds together and the number of texts, or make `burn_in` or `rounds` of `sampling` smaller.");

    /// <summary>CDI9263. A cell of an experiment does not show what its author expects.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the experiment.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="expectation">What is expected, as written.</param>
    /// <param name="value">What was measured, with its error.</param>
    public static DataDiagnostic ExpectationBroken(string file, string subject, string cell, string expectation, string value) =>
        Error("CDI9263", file, subject,
        $"`expect {expectation}` does not hold in `{cell}`: {value}.",
        "Look for the reason in the report; a bound that a right design breaks by chance is too close.");

    /// <summary>CDI9330. The budget is spent before an interval is as narrow as sampling was to stop at.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the rule.</param>
    /// <param name="estimand">Name of the estimand in results.</param>
    /// <param name="rule">The bound as written.</param>
    /// <param name="found">The half-width; null where the interval is withheld.</param>
    /// <param name="budget">Labels spent.</param>
    public static DataDiagnostic StopNotReached(string file, string subject, string estimand, string rule, double? found, int budget) =>
        Warning("CDI9330", file, subject,
        $"The budget of {Show(budget)} labels is spent, and `stop = {rule}` does not hold in `{estimand}`: "
            + (found is { } half ? string.Create(CultureInfo.InvariantCulture, $"{half:G4}.") : "its interval is withheld."),
        "The interval holds all the same. A larger budget goes on where this one ended only in a study that names it before its first draw.");

    /// <summary>CDI9264. An estimate does not show what its author expects.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="estimand">Its name in results.</param>
    /// <param name="expectation">What is expected, as written.</param>
    /// <param name="value">What was found; null where there is no such number.</param>
    public static DataDiagnostic EstimateUnexpected(string file, string subject, string estimand, string expectation, double? value) =>
        Error("CDI9264", file, subject,
        value is { } found ? string.Create(CultureInfo.InvariantCulture, $"`expect {expectation}` does not hold in `{estimand}`: {found:G6}.")
            : $"`expect {expectation}` does not hold in `{estimand}`: there is no such number, for its interval is withheld or it has no test.",
        "The report is written all the same. A wider interval than expected asks for more labels; an expectation that was made after seeing the result "
            + "proves nothing.");
}
