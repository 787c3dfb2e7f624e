using Cdi.Dsl.Text;

namespace Cdi.Dsl.Diagnostics;

/// <summary>Facts that the compiler states where the spec shows them, and a run where only the data do: one wording, linked into both.</summary>
internal static class SharedFacts
{
    /// <summary>CDI3007.</summary>
    public static (string Message, string Hint) NoIntercept => (
        "The formula has no intercept: the fit is forced through the origin.",
        "Add `1 +`, unless theory says that the outcome is 0 where all regressors are.");

    /// <summary>CDI5002.</summary>
    /// <param name="budget">Labels of the budget.</param>
    /// <param name="texts">Texts of the corpus.</param>
    public static (string Message, string Hint) BudgetExceedsCorpus(long budget, long texts) => (
        $"The budget is {Counted.Of(budget, "label")}, the corpus has {Counted.Of(texts, "text")}.",
        $"Lower `budget` to at most {Counted.Of(texts, "label")}.");

    /// <summary>CDI1007, of a model that cannot be asked yet: the form, and what works today.</summary>
    public static (string Form, string Instead) NoModelLabels => ("Asking a model", "Replay answers given earlier: `recorded { label = column }`.");

    /// <summary>CDI1007, its message.</summary>
    /// <param name="form">What is not supported, as the subject of a sentence.</param>
    public static string NotSupportedYet(string form) => $"{form} is not supported yet.";
}
