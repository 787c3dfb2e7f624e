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
}
