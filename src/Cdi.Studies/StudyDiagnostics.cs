using System.Globalization;
using Cdi.Corpus;
using Cdi.Dsl.Diagnostics;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Sampling;

namespace Cdi.Studies;

/// <summary>Diagnostics of a study that only a run can give: those of other codes come from <see cref="DataDiagnostics"/>.</summary>
internal static class StudyDiagnostics
{
    /// <summary>CDI1007. Labels are to be collected, and this version only reads recorded ones.</summary>
    /// <param name="file">The corpus file.</param>
    /// <param name="subject">The annotator: <c>human.crowd</c>, <c>llm.assistant</c>.</param>
    /// <param name="form">What is not supported, and what works in its place.</param>
    public static DataDiagnostic NothingRecorded(string file, string subject, (string Form, string Instead) form) =>
        Error("CDI1007", file, subject, (SharedFacts.NotSupportedYet(form.Form), form.Instead));

    /// <summary>CDI3007. The model is forced through the origin, and the columns of the file show that no group's own intercept stands in.</summary>
    public static DataDiagnostic NoIntercept(string file, string subject) => Warning("CDI3007", file, subject, SharedFacts.NoIntercept);

    /// <summary>CDI5002. The corpus, once read, has fewer rows than labels to spend.</summary>
    public static DataDiagnostic BudgetExceedsCorpus(string file, Labels budget, int rows) =>
        Error("CDI5002", file, "sampling.budget", SharedFacts.BudgetExceedsCorpus(budget.Count, rows));

    /// <summary>CDI5011. So few labels are expected on one side of an indicator that all may well be of one option.</summary>
    public static DataDiagnostic SeparationRisk(string file, string subject, string column, int value, double expected, Labels budget) =>
        Warning("CDI5011", file, subject, (
        string.Create(CultureInfo.InvariantCulture, $"Separation risk: {expected:0.0} of {budget.Count} labelled are expected with `{column} = {value}`."),
        $"Leave `{column}` out of the formula, or use `design = leverage`."));

    private static DataDiagnostic Error(string code, string file, string subject, (string Message, string Hint) fact) =>
        new(code, DataSeverity.Error, fact.Message, fact.Hint, file, subject);

    private static DataDiagnostic Warning(string code, string file, string subject, (string Message, string Hint) fact) =>
        new(code, DataSeverity.Warning, fact.Message, fact.Hint, file, subject);
}
