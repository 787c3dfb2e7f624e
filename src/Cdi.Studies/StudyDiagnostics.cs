using System.Globalization;
using Cdi.Corpus;
using Cdi.Estimation.Sampling;

namespace Cdi.Studies;

/// <summary>Checks of the compiler that a study can only fail once the corpus is read; the codes and wording are the compiler's.</summary>
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

    private static DataDiagnostic Error(string code, string file, string subject, string message, string hint) =>
        new(code, DataSeverity.Error, message, hint, file, subject);
}
