using Cdi.Dsl.Text;

namespace Cdi.Corpus;

/// <content>What the labels behind a target are too few for.</content>
internal static partial class DataDiagnostics
{
    /// <summary>CDI9035. A target has fewer than two degrees of freedom: its interval and test are withheld.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="term">Name of the target.</param>
    /// <param name="method">Name of the method.</param>
    /// <param name="units">What is behind it, as a clause: <c>1 labelled text has `rare = 1`</c>.</param>
    /// <param name="degrees">Degrees of freedom.</param>
    public static DataDiagnostic IntervalWithheld(string file, string subject, string term, string method, string units, double degrees) =>
        Warning("CDI9035", file, subject,
        $"{Quote(term)} by `{method}` has no interval and no test: {units}, which leaves {Decimal(degrees)} degrees of freedom of the 2 that an "
            + "interval needs.",
        "Label more texts of that kind, or merge it with another; the estimate stands, its standard error is a guess from so few.");

    /// <summary>CDI9037. The rule for intervals finds no end for a target: its interval and test are withheld.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="term">Name of the target.</param>
    /// <param name="method">Name of the method.</param>
    /// <param name="why">Why there is no end, as a clause.</param>
    public static DataDiagnostic IntervalWithoutEnd(string file, string subject, string term, string method, string why) => Warning("CDI9037", file, subject,
        $"{Quote(term)} by `{method}` has no interval and no test: {why}.",
        "Label more texts, or resample more often; `interval = finite_sample` has an end from such labels as well.");

    /// <summary>CDI9036. A target has few degrees of freedom: its interval is wide, and relies on a normal outcome.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="term">Name of the target.</param>
    /// <param name="method">Name of the method.</param>
    /// <param name="units">What is behind it, as a clause.</param>
    /// <param name="degrees">Degrees of freedom.</param>
    /// <param name="isNormal">Whether the interval is formed by the normal distribution all the same.</param>
    public static DataDiagnostic FewDegreesOfFreedom(
        string file, string subject, string term, string method, string units, double degrees, bool isNormal) =>
        Warning("CDI9036", file, subject,
        $"The interval of {Quote(term)} by `{method}` rests on {Decimal(degrees)} degrees of freedom: {units}.",
        isNormal
            ? "Label more texts of that kind: until then the interval, formed by the normal distribution, is too narrow; `interval = finite_sample` uses "
                + "Student's t."
            : "Label more texts of that kind: until then the interval is as wide as Student's t makes it, and right where outcomes of that kind are near "
                + "normal.");

    /// <summary>CDI9190. A variance is the small difference of two large numbers.</summary>
    /// <param name="file">The corpus.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="term">Name of the target.</param>
    /// <param name="method">Name of the method.</param>
    /// <param name="digits">Digits that are left of sixteen.</param>
    public static DataDiagnostic FewDigits(string file, string subject, string term, string method, double digits) =>
        Warning("CDI9190", file, subject,
        $"Of {Quote(term)} by `{method}` about {Decimal(Math.Floor(digits))} of 16 digits are right: the mean of a column is more than "
            + "100000 times its standard deviation.",
        "Subtract a constant near the mean from the column of the corpus: variances, standard deviations and correlations stay what they are.");

    /// <summary>CDI9038. Few texts carry the variance of an estimate, by large weights or by outcomes that lie far out.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="term">Name of the target.</param>
    /// <param name="method">Name of the method.</param>
    /// <param name="texts">How many texts with normal deviations would show the variance as well.</param>
    /// <param name="labels">Labels that entered.</param>
    /// <param name="isGiven">Whether the labels were collected before the study was written.</param>
    public static DataDiagnostic FewTextsBehind(string file, string subject, string term, string method, double texts, long labels, bool isGiven) =>
        Warning("CDI9038", file, subject,
        $"{Quote(term)} by `{method}` rests on about {Show(Math.Round(texts))} of {Show(labels)} labelled texts: few of them carry nearly all of its variance.",
        "Look at the labels of the texts that the report lists as carrying most; "
            + (isGiven ? "more labels of texts like them" : "a larger `tau` or budget keeps weights even, and more labels")
            + " make rare and extreme outcomes some among others.");

    /// <summary>CDI9070. An estimate has no value on the scale that its interval was to be formed on.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="term">Name of the target.</param>
    /// <param name="method">Name of the method.</param>
    /// <param name="estimate">The share or mean.</param>
    public static DataDiagnostic EstimateOffScale(string file, string subject, string term, string method, double estimate) => Error("CDI9070", file, subject,
        $"{Quote(term)} by `{method}` is {Ends(estimate)}, which has no value on the `interval_scale` asked for.",
        "Leave `interval_scale` out: the interval of a share or mean on its own scale has an answer there; or label more texts.");

    /// <summary>CDI9088. No labelled text is one of those that an agreement counts.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="method">Name of the method.</param>
    /// <param name="term">What is counted.</param>
    public static DataDiagnostic NothingToCount(string file, string subject, string method, string term) => Error("CDI9088", file, subject,
        $"{Quote(term)} by `{method}` counts no text: whatever it is a share of occurs in none that people labelled and the model answered.",
        "Label more texts, leave out the option that does not occur, or report `accuracy`.");

    /// <summary>CDI9089. An agreement is at an end of its range, where the scale of its interval has no value.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="method">Name of the method.</param>
    /// <param name="term">The target.</param>
    public static DataDiagnostic AgreementOffScale(string file, string subject, string method, string term) => Error("CDI9089", file, subject,
        $"{Quote(term)} by `{method}` has no interval on its scale: every labelled text agrees, none does, or one option was chosen throughout.",
        "Report `accuracy`, whose interval holds where nothing disagrees, leave `interval_scale` out, or label more texts.");

    /// <summary>CDI9088. No text has two labels that could be compared, or none that could differ.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="method">Name of the method.</param>
    /// <param name="term">The target.</param>
    internal static DataDiagnostic NothingToCompare(string file, string subject, string method, string term) => Error("CDI9088", file, subject,
        $"{Quote(term)} by `{method}` compares nothing: no text has labels of two people, or all labels are one option.",
        "Let at least two people label the same texts, of more than one kind.");

    /// <summary>CDI9089. People agree on every text or on none, where the scale of an interval has no value.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="method">Name of the method.</param>
    /// <param name="term">The target.</param>
    internal static DataDiagnostic PeopleAreAlike(string file, string subject, string method, string term) => Error("CDI9089", file, subject,
        $"{Quote(term)} by `{method}` has no interval on its scale: people agree on every text that two of them labelled, on none, or chose one option "
            + "throughout.",
        "Let people label more texts, of more than one kind: from labels that never differ, or always do, no error follows.");

    /// <summary>CDI9071. A draw of fixed size with unequal probabilities left little to chance: its variance is estimated from few texts that could have
    /// been others.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="term">Name of the target.</param>
    /// <param name="method">Name of the method.</param>
    /// <param name="chance">Σπ(1 − π).</param>
    public static DataDiagnostic LittleLeftToChance(string file, string subject, string term, string method, double chance) => Warning("CDI9071", file, subject,
        $"The draw behind {Quote(term)} by `{method}` left Σπ(1 − π) = {Ends(chance)} to chance, less than 5: its variance rests on the few texts that could "
            + "have been others.",
        "Label every text, or draw with `design = uniform`, whose variance is right on average however few texts are left out; fewer `rounds` help as well.");

    /// <summary>CDI9072. A draw of fixed size with unequal probabilities left so little to chance that its variance has no estimate.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="term">Name of the target.</param>
    /// <param name="method">Name of the method.</param>
    /// <param name="chance">Σπ(1 − π).</param>
    public static DataDiagnostic NothingLeftToChance(string file, string subject, string term, string method, double chance) =>
        Warning("CDI9072", file, subject,
        $"{Quote(term)} by `{method}` has no interval and no test: the draw left Σπ(1 − π) = {Ends(chance)} to chance, less than 1, from which its variance "
            + "cannot be estimated.",
        "Label every text: the estimate then needs no interval. Or draw with `design = uniform`, whose variance is right on average however few texts are "
            + "left out.");

    /// <summary>CDI9085. A group, or an option, that an estimand is answered for has no estimate.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="cell">The answer, <c>share[North]</c>.</param>
    /// <param name="method">Name of the method.</param>
    /// <param name="texts">Texts of the group in the corpus, none of them labelled.</param>
    public static DataDiagnostic CellWithoutEstimate(string file, string subject, string cell, string method, int texts) =>
        Warning("CDI9085", file, subject,
        $"{Quote(cell)} by `{method}` has no estimate: " + (texts == 0 ? "no text of the corpus is of this group."
            : $"of {Counted.Of(texts, "text")} of this group none is labelled."),
        texts == 0 ? "Leave the level out where it is declared, or look at `keep`: the other groups are estimated as if it were not there."
            : "Label texts of this group, or merge it with another; the other groups stand.");

    /// <summary>CDI9240. No estimate is singled out, since one of those compared has no estimate or no variance.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the setting.</param>
    /// <param name="method">Name of the method.</param>
    /// <param name="which"><c>largest</c> or <c>smallest</c>.</param>
    public static DataDiagnostic NoWinner(string file, string subject, string method, string which) => Warning("CDI9240", file, subject,
        $"No estimate of `{method}` is named the {which}: one of those compared has no estimate, or its labels show no variance.",
        "Label more texts, or leave it out with `among`.");

    /// <summary>CDI9241. Too few groups have an estimate to say how groups differ.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="estimand">Its name.</param>
    /// <param name="groups">Groups with an estimate; 0 where labels differ within none of them.</param>
    /// <param name="fewest">How many are needed.</param>
    public static DataDiagnostic TooFewGroupsToPool(string file, string subject, string estimand, int groups, int fewest) =>
        Warning("CDI9241", file, subject,
        $"{Quote(estimand)} is not pooled: {Counted.Of(groups, "group")} with an estimate and labels that differ say too little of how groups differ, of which "
            + $"it takes {fewest}.",
        "Leave `pooling` out, or ask about more groups; their own estimates stand.");

    /// <summary>CDI9086. The labels are too few for one end of the interval of a quantile.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="term">Name of the target.</param>
    /// <param name="method">Name of the method.</param>
    /// <param name="isUpper">Whether the upper end is the one that is missing.</param>
    /// <param name="labels">Labels that entered.</param>
    public static DataDiagnostic QuantileWithoutEnd(string file, string subject, string term, string method, bool isUpper, int labels) =>
        Warning("CDI9086", file, subject,
        $"The interval of {Quote(term)} by `{method}` has no {(isUpper ? "upper" : "lower")} end: {Counted.Of(labels, "labelled text")} cannot tell that the "
            + $"quantile is not {(isUpper ? "above" : "below")} all of them.",
        "Label more texts, or ask for a quantile nearer to the median; `alternative` gives a one-sided interval at the full level.");

    private static string Ends(double number) => number.ToString("G3", System.Globalization.CultureInfo.InvariantCulture);

    private static string Decimal(double number) => number.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>CDI9065. Every labelled text has the event, or none has: the interval of the share is a bound.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="term">Name of the target.</param>
    /// <param name="method">Name of the method.</param>
    /// <param name="labels">Labels that entered.</param>
    /// <param name="every">Whether every label has the event.</param>
    /// <param name="lower">Lower end of the interval.</param>
    /// <param name="upper">Upper end of the interval.</param>
    public static DataDiagnostic ShareIsBounded(string file, string subject, string term, string method, long labels, bool every, double lower, double upper) =>
        Warning("CDI9065", file, subject,
        $"{(every ? "Every one" : "None")} of the {Show(labels)} labelled texts has the event of {Quote(term)}: the interval of `{method}`, {Ends(lower)} to "
            + $"{Ends(upper)}, is a bound that follows from their number and weights alone.",
        "Label more texts for a narrower bound, or draw them where the event is likely; what the model says is not used, since no label shows how far it "
            + "can be trusted.");
}
