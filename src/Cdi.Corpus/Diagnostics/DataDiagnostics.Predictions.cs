namespace Cdi.Corpus;

/// <content>Analyses in which a model's labels stand for people's.</content>
internal static partial class DataDiagnostics
{
    /// <summary>CDI9280. The same analysis of the model's labels, by which people's is corrected, has no solution.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="method">Name of the method.</param>
    /// <param name="ofLabelled">Whether that of the labelled texts; else that of all texts.</param>
    /// <param name="reason">Why, as a clause.</param>
    public static DataDiagnostic NoAnalysisOfPredictions(string file, string subject, string method, bool ofLabelled, string reason) =>
        Error("CDI9280", file, subject,
        $"`{method}` carries out the analysis with the model’s labels of {(ofLabelled ? "the labelled" : "all")} texts, and it has no solution: {reason}.",
        "Use `human_only`, which needs no model, or `calibrated`, which solves one equation of both; or label more texts.");

    /// <summary>CDI9281. A gold set of another corpus, or the corpus beside it, lacks what shares follow from.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="method">Name of the method.</param>
    /// <param name="what">What is missing, as a clause.</param>
    /// <param name="remedy">What to do, as a sentence without its point.</param>
    public static DataDiagnostic GoldIncomplete(string file, string subject, string method, string what, string remedy) => Error("CDI9281", file, subject,
        $"`{method}` needs what the model says of every text, at least two labelled texts of every option, and texts without a label: {what}.", $"{remedy}.");

    /// <summary>CDI9282. The model tells options of the gold set so badly apart that shares are left open.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="method">Name of the method.</param>
    /// <param name="error">The standard error of the determinant of its confusion matrix, over the determinant.</param>
    /// <param name="most">The most that is let pass.</param>
    public static DataDiagnostic GoldUninformative(string file, string subject, string method, double error, double most) => Error("CDI9282", file, subject,
        $"`{method}` divides by how well the model tells options apart, and in the gold set it hardly does: the determinant of its confusion matrix has a "
            + $"relative standard error of {(double.IsFinite(error) ? Share(error) : "any size")}, and more than {Share(most)} leaves shares open.",
        "Use another model or prompt, label more texts for the gold set, or merge options that the model cannot tell apart.");

    /// <summary>CDI9283. What the model says of the corpus is no mixture of what it says of the options in the gold set.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="method">Name of the method.</param>
    /// <param name="option">The option whose share would be below 0.</param>
    /// <param name="share">That share.</param>
    /// <param name="error">Its standard error.</param>
    public static DataDiagnostic NoMixture(string file, string subject, string method, string option, double share, double error) =>
        Error("CDI9283", file, subject,
        $"`{method}` assumes that the model errs in the corpus as in the gold set, and it does not: {Quote(option)} would have a share of {Share(share)} "
            + $"with a standard error of {Share(error)}.",
        "Label some texts of this corpus, drawn at random, and use `calibrated`.");

    private static string Share(double number) => number.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture);
}
