using System.Globalization;

namespace Cdi.Corpus;

/// <content>What a loss of the author's own meets in the data.</content>
internal static partial class DataDiagnostics
{
    /// <summary>CDI9191. A loss that is no number where the search for its minimum begins.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="method">Name of the method.</param>
    /// <param name="place">The first row in which it is none.</param>
    /// <param name="values">What the row holds, as a clause: <c>with `x` = −2</c>.</param>
    /// <param name="start">The start values, as the spec writes them: <c>b1 = 500, b2 = 0.0001</c>.</param>
    public static DataDiagnostic LossWithoutValue(string file, string subject, string method, RowPlace place, string values, string start) =>
        Error("CDI9191", file, subject,
        $"`{method}` has no estimate: the loss of {place}{(values.Length > 0 ? " " : "")}{values}, or a derivative of it, is no number at `{start}`.",
        "Look for logarithms, roots and broken powers of something below 0 there, and for divisions by 0; choose other start values, or write the loss so "
            + "that it has a value for every row: `exp(b)` for a parameter above 0.")
        .At(place, "");

    /// <summary>CDI9192. A derivative that disagrees with differences.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="parameters">By which parameters.</param>
    /// <param name="stated">The derivative.</param>
    /// <param name="found">The central difference.</param>
    public static DataDiagnostic DerivativesDisagree(string file, string subject, IReadOnlyCollection<string> parameters, double stated, double found) =>
        Error("CDI9192", file, subject, string.Create(CultureInfo.InvariantCulture,
            $"The derivative of the loss by {QuoteAll(parameters)} is {stated:G6}, and central differences make it {found:G6}, in the first rows of the corpus "
                + $"and where the search begins."),
        "The loss jumps or bends there: write it in smooth functions, `abs_smooth` and `min_smooth` among them. If it is smooth, report it with the spec.");

    /// <summary>CDI9193. Parameters that the data do not tell apart, or no minimum where the search ends.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="method">Name of the method.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="fact">What the loss does, as a clause: <c>falls without end along</c>.</param>
    public static DataDiagnostic NotIdentified(string file, string subject, string method, IReadOnlyCollection<string> parameters, string fact) =>
        Error("CDI9193", file, subject,
        $"`{method}` has no estimate: the loss {fact} {QuoteAll(parameters)}.",
        "Leave out a parameter that others can stand in for, or begin elsewhere: `start` says where the search begins.");

    /// <summary>CDI9220. Counts that vary by no more than their means say, so that θ of a negative binomial model has no finite estimate.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="method">Name of the method.</param>
    /// <param name="outcome">Name of the outcome.</param>
    public static DataDiagnostic NoOverdispersion(string file, string subject, string method, string outcome) => Error("CDI9220", file, subject,
        $"`{method}` has no estimate of `theta`: beside its regressors {Quote(outcome)} varies by no more than counts of a Poisson model do, and the "
            + "likelihood rises as θ grows without end.",
        "Use `poisson`, whose coefficients are the same quantities, with `variance = sandwich`; or name the θ of an earlier fit, `theta = 2`.");
}
