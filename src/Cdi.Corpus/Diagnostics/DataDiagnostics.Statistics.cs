using System.Globalization;
using Cdi.Dsl.Text;

namespace Cdi.Corpus;

internal static partial class DataDiagnostics
{
    /// <summary>CDI9004. Confidences below those of a guess, for labels that the annotator gave itself.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the recorded confidence.</param>
    /// <param name="below">Rows with a confidence below 1 / K.</param>
    /// <param name="answers">Rows with a confidence.</param>
    /// <param name="options">K, the options to choose among; the likeliest of them has a probability of 1 / K at least.</param>
    public static DataDiagnostic ConfidenceBelowGuess(string file, string subject, long below, long answers, int options) => Warning("CDI9004", file, subject,
        $"{Show(below)} of {Counted.Of(answers, "confidence")} {(below == 1 ? "is" : "are")} below "
            + $"{(options == 2 ? "0.5" : $"1/{Show(options)}, a guess among {Show(options)} options,")} for the own label.",
        "Check whether the column holds the probability of one fixed option instead of the label given: intervals are then wider. Estimates stay valid as "
            + "long as no human label went into it.");

    /// <summary>CDI9005. A cell of the data, or a combination of columns, predicts the outcome perfectly, so that a coefficient is infinite.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="cell">The rows meant, as a clause: <c>with Feature_4 = 1</c>.</param>
    /// <param name="rows">How many rows those are.</param>
    /// <param name="outcome">What they have in common: <c>politeness = A</c>.</param>
    public static DataDiagnostic CompleteSeparation(string file, string subject, string cell, long rows, string outcome) => Error("CDI9005", file, subject,
        $"{(rows == 1 ? "The only labelled row" : $"All {Show(rows)} labelled rows")} {cell} {(rows == 1 ? "has" : "have")} {outcome}: the model separates "
            + "them completely and its coefficient has no finite estimate.",
        "Leave the column out, merge its levels, or label more rows of that kind.");

    /// <summary>CDI9205. What instruments say of regressors does not tell these apart, so that coefficients are not identified.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="method">Name of the method.</param>
    /// <param name="terms">Coefficients that are not told apart.</param>
    public static DataDiagnostic NotInstrumented(string file, string subject, string method, IReadOnlyList<string> terms) => Error("CDI9205", file, subject,
        $"By `{method}` the instruments do not identify {string.Join(", ", terms.Select(Quote))}: what they say of "
            + $"{(terms.Count == 1 ? "it is nothing" : "each follows from what they say of the others")}.",
        "Look for instruments that are constant or repeat one another in the labelled texts, or for regressors that do.");

    /// <summary>CDI9206. Instruments say so little of a regressor that intervals are not to be trusted.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="regressor">The regressor.</param>
    /// <param name="f">F of the first stage.</param>
    /// <param name="labelled">Labelled texts.</param>
    public static DataDiagnostic WeakInstruments(string file, string subject, string regressor, double f, int labelled) => Warning("CDI9206", file, subject,
        string.Create(CultureInfo.InvariantCulture,
            $"Instruments of {Quote(regressor)} are weak: F = {f:G3} in the first stage of {labelled} labelled texts, below 10."),
        "Estimates then lean towards least squares and intervals miss more often than they say: use stronger instruments, or label more texts.");

    /// <summary>CDI9270. Several coefficients of a quantile regression have the same loss.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="method">Name of the method.</param>
    /// <param name="objective">The loss.</param>
    public static DataDiagnostic SeveralQuantiles(string file, string subject, string method, double objective) => Warning("CDI9270", file, subject,
        string.Create(CultureInfo.InvariantCulture,
            $"The quantile regression of {Quote(method)} has several solutions: other coefficients have the same loss, {objective:G10}."),
        "One of them is reported, the same in any order of rows. A level `tau` a little beside has one solution.");

    /// <summary>CDI9271. The density of an outcome at its conditional quantile cannot be told, so that there is no variance.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="method">Name of the method.</param>
    /// <param name="without">Labelled texts without a density.</param>
    /// <param name="labelled">Labelled texts.</param>
    public static DataDiagnostic NoDensity(string file, string subject, string method, int without, int labelled) => Error("CDI9271", file, subject,
        string.Create(CultureInfo.InvariantCulture,
            $"The quantile regression of {Quote(method)} has no variance: neighbouring quantiles are the same at {without} of {labelled} labelled texts."),
        "Label more texts, or use a level `tau` at which outcomes vary: where most of them tie at a value, ask for the share of that value.");

    /// <summary>CDI9272. Neighbouring quantiles cross at many labelled texts, so that variances are too large.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="method">Name of the method.</param>
    /// <param name="without">Labelled texts without a density.</param>
    /// <param name="labelled">Labelled texts.</param>
    public static DataDiagnostic CrossingQuantiles(string file, string subject, string method, int without, int labelled) => Warning("CDI9272", file, subject,
        string.Create(CultureInfo.InvariantCulture,
            $"Neighbouring quantiles of {Quote(method)} do not rise at {without} of {labelled} labelled texts, which count as without a density."),
        "Standard errors are then too large: label more texts, use fewer regressors, or, with people's labels alone, `variance = ker`.");

    /// <summary>CDI9273. Too few labelled texts lie beyond the level of a quantile regression: its intervals and tests are withheld.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="method">Name of the method.</param>
    /// <param name="beyond">Effective labelled texts on the thinner side of the quantile.</param>
    /// <param name="needed">How many an interval needs.</param>
    public static DataDiagnostic FewBeyondQuantile(string file, string subject, string method, double beyond, double needed) => Warning(
        "CDI9273", file, subject,
        string.Create(CultureInfo.InvariantCulture, $"The quantile regression of {Quote(method)} has no intervals and no tests: its level leaves about "
            + $"{beyond:0.0} labelled texts beyond the quantile, of the {needed:0} that it needs, 5 for each coefficient."),
        "Label more texts, use a level `tau` nearer to the median, or fewer regressors; the estimates stand, their standard errors are guesses from so few.");

    /// <summary>CDI9207. Labelled comparisons fall into groups of players that were never compared.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="group">Players of one group.</param>
    public static DataDiagnostic PlayersNeverCompared(string file, string subject, IReadOnlyList<string> group) => Error("CDI9207", file, subject,
        $"No labelled comparison connects {string.Join(", ", group.Select(Quote))} with the other players: their abilities have no common scale.",
        "Label comparisons between the groups, or estimate each by itself.");

    /// <summary>CDI9208. Some players beat all others that they met, so that their abilities are infinite.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="group">The players.</param>
    public static DataDiagnostic PlayersNeverLost(string file, string subject, IReadOnlyList<string> group) => Error("CDI9208", file, subject,
        $"{string.Join(", ", group.Select(Quote))} lost none of {(group.Count == 1 ? "its" : "their")} labelled comparisons with the other players: "
            + "the difference of abilities has no finite estimate.",
        "Label more of these comparisons, or leave those players out by `keep`.");

    /// <summary>CDI9015. The outcome takes one value only.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="outcome">Name of the outcome.</param>
    /// <param name="value">Its one value.</param>
    /// <param name="rows">Labelled rows.</param>
    public static DataDiagnostic ConstantOutcome(string file, string subject, string outcome, string value, long rows) => Error("CDI9015", file, subject,
        rows == 0 ? $"No row has a human label of {Quote(outcome)}."
            : $"{Quote(outcome)} is {Quote(value)} in {(rows == 1 ? "the only labelled row" : $"all {Show(rows)} labelled rows")}.",
        "Label more rows, or check the map of the recorded labels; nothing can be estimated from a constant outcome.");

    /// <summary>CDI9016. Columns of the model are linearly dependent, or so nearly that coefficients lose their digits, or are 0 in every row.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="columns">The columns that depend on each other, or are 0.</param>
    /// <param name="conditionNumber">Condition number of the scaled design matrix; infinite where it is singular.</param>
    /// <param name="areZero">Whether the columns, perhaps products of columns, are 0.</param>
    public static DataDiagnostic CollinearColumns(
        string file, string subject, IReadOnlyCollection<string> columns, double conditionNumber, bool areZero = false) => Error("CDI9016", file, subject,
        (areZero, columns.Count) switch
        {
            (true, 1) => $"The column {QuoteAll(columns)} is 0 in all rows, so that its coefficient can be any number.",
            (true, _) => $"The columns {QuoteAll(columns)} are 0 in all rows, so that their coefficients can be any numbers.",
            _ => $"The columns {QuoteAll(columns)} are collinear (condition number {(double.IsFinite(conditionNumber) ? Show(conditionNumber) : "infinite")}).",
        },
        areZero ? $"Leave {(columns.Count == 1 ? "it" : "them")} out of the formula: a product `a:b` is 0 where no row has both."
            : "Leave one of the columns out of the formula.");

    /// <summary>CDI9082. Regressors do not vary within groups whose effects are solved for.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="terms">The terms.</param>
    /// <param name="columns">The columns behind <c>|</c>.</param>
    public static DataDiagnostic ConstantWithinGroups(
        string file, string subject, IReadOnlyCollection<string> terms, IReadOnlyCollection<string> columns) => Error("CDI9082", file, subject,
        $"{QuoteAll(terms)} {(terms.Count == 1 ? "does" : "do")} not vary within the groups of {QuoteAll(columns)} that the estimate reads: their effects "
            + "account for all of it.",
        $"Leave {(terms.Count == 1 ? "it" : "them")} out of the formula, or leave out the effects behind `|`.");

    /// <summary>CDI9017. The solver did not reach a solution.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="method">Name of the method.</param>
    /// <param name="iterations">Iterations made; 0 where the solver stood at a solution and the target has no value there.</param>
    /// <param name="obstacle">Where it stands, as a clause: <c>last step 0.25</c>.</param>
    public static DataDiagnostic NoConvergence(string file, string subject, string method, int iterations, string obstacle) => Error("CDI9017", file, subject,
        iterations == 0 ? $"`{method}` has no estimate: {obstacle}." : $"`{method}` did not converge in {Counted.Of(iterations, "iteration")} ({obstacle}).",
        "Look for columns on very different scales, for separation and for nearly collinear columns, or raise the number of labels.");

    /// <summary>CDI9018. A row that the design draws, or that the study replays, has no human label.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the recorded human label.</param>
    /// <param name="column">Name of the label's column in the file.</param>
    /// <param name="place">The first such row.</param>
    /// <param name="further">Drawn rows after the first without a label.</param>
    public static DataDiagnostic DrawnRowHasNoLabel(string file, string subject, string column, RowPlace place, long further) => Error("CDI9018", file, subject,
        $"The design drew {place}, which has no human label in column {Quote(column)}{Further(further)}.",
        "With `recorded` labels a `budget` is spent by a replay, which needs a human label in every row. To collect labels round by round leave `recorded` out "
            + "of the `human` block: `cdi next` writes the texts to label. If the labels in the file are all there will be, say how they were drawn: "
            + "`given = uniform`, or `given = column` with their inclusion probabilities.")
        .At(place, column);

    /// <summary>CDI9019. More texts lack an answer of the model than the budget can send to humans.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the setting <c>budget</c>.</param>
    /// <param name="failed">Texts without an answer.</param>
    /// <param name="budget">The budget in labels.</param>
    /// <param name="examples">Texts that prompts show with their labels.</param>
    public static DataDiagnostic FailedTextsExceedBudget(string file, string subject, long failed, long budget, long examples) => Error(
        "CDI9019", file, subject,
        (examples == 0 ? $"{Counted.Of(failed, "text")} {(failed == 1 ? "has" : "have")} no answer of the model and must be labelled by humans"
            : $"{Counted.Of(examples, "text")} {(examples == 1 ? "is an example" : "are examples")} in prompts, {Counted.Of(failed, "text")} "
                + $"{(failed == 1 ? "has" : "have")} no answer of the model, and all of them must be labelled by humans")
            + $"; the budget is {Counted.Of(budget, "label")}.",
        examples == 0 ? "Raise `budget`, or ask the model again for the texts without an answer." : "Raise `budget`: examples are paid from it.");

    /// <summary>CDI9020. One text carries much of an estimate's variance.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="method">Name of the method.</param>
    /// <param name="place">The row.</param>
    /// <param name="share">Its share of the variance, 0 to 1.</param>
    /// <param name="isGiven">Whether the labels were collected before the study was written.</param>
    public static DataDiagnostic TextDominatesVariance(string file, string subject, string method, RowPlace place, double share, bool isGiven) =>
        Warning("CDI9020", file, subject,
        $"One text, {place}, carries {Show(100 * share)} % of the variance of `{method}`.",
        isGiven ? "Check its label; more labels of texts like it make it one among others."
            : "Check its label; a larger `tau` or budget keeps single weights small.").At(place);

    /// <summary>CDI9021. The model's error, human label minus its own, differs between values of a covariate.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the llm block.</param>
    /// <param name="covariate">Name of the covariate.</param>
    /// <param name="difference">Estimated difference in the mean error per unit of the covariate.</param>
    /// <param name="lower">Lower end of its interval.</param>
    /// <param name="upper">Upper end of its interval.</param>
    public static DataDiagnostic ErrorDiffersByCovariate(string file, string subject, string covariate, double difference, double lower, double upper) =>
        Warning("CDI9021", file, subject,
        $"The model's error (human minus model) differs by {Quote(covariate)}: {Show(difference)} [{Show(lower)}, {Show(upper)}].",
        "Do not use the model's labels on their own (`llm_only`); the rectified methods remain valid.");

    /// <summary>CDI9024. There are too few labels, or clusters of labels, to tell an estimate from noise.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="method">Name of the method.</param>
    /// <param name="found">What there is: <c>2 labels</c>.</param>
    /// <param name="needed">What is needed at least: <c>3 labels</c>.</param>
    public static DataDiagnostic TooFewLabels(string file, string subject, string method, string found, string needed) => Error("CDI9024", file, subject,
        $"`{method}` has {found} and needs {needed} at least.",
        "Label more rows, or leave columns out of the formula.");
}
