using System.Globalization;
using Cdi.Corpus;
using Cdi.Estimation.Sampling;

namespace Cdi.Studies;

/// <summary>Checks that a study can only fail once the corpus is read, and that are none of the data alone: their codes are of the compiler's families.</summary>
internal static class StudyDiagnostics
{
    /// <summary>CDI1007. An annotator without recorded labels would have to be asked.</summary>
    /// <param name="file">The corpus.</param>
    /// <param name="subject">Path of the annotator.</param>
    public static DataDiagnostic NothingRecorded(string file, string subject) => Error("CDI1007", file, subject,
        $"`{subject.Replace('.', ' ')}` has no recorded labels, and annotators cannot be asked yet.",
        "Name the column of labels in a `recorded` block.");

    /// <summary>CDI5002. The budget is larger than the corpus.</summary>
    /// <param name="file">The corpus.</param>
    /// <param name="budget">The budget.</param>
    /// <param name="rows">Rows of the population.</param>
    public static DataDiagnostic BudgetExceedsCorpus(string file, Labels budget, int rows) => Error("CDI5002", file, "sampling.budget",
        $"The budget is {budget}, the corpus has {rows.ToString(CultureInfo.InvariantCulture)} texts.",
        $"Lower `budget` to at most {new Labels(rows)}.");

    /// <summary>CDI5011. So few labelled rows have one value of an indicator that a fit may not exist.</summary>
    /// <param name="file">The corpus.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="column">An indicator among the regressors.</param>
    /// <param name="value">0 or 1, the rarer one.</param>
    /// <param name="expected">Labelled rows expected to have that value.</param>
    /// <param name="budget">Labels spent.</param>
    public static DataDiagnostic SeparationRisk(string file, string subject, string column, int value, double expected, Labels budget) =>
        new("CDI5011", DataSeverity.Warning, string.Create(
            CultureInfo.InvariantCulture, $"Separation risk: {expected:0.0} of {budget.Count} labelled are expected with `{column} = {value}`."),
            $"Leave `{column}` out of the formula, or use `design = leverage`.", file, subject);

    private static DataDiagnostic Error(string code, string file, string subject, string message, string hint) =>
        new(code, DataSeverity.Error, message, hint, file, subject);
}
