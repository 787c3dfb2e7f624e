using Cdi.Dsl.Text;
using static Cdi.Dsl.Diagnostics.Diagnostic;

namespace Cdi.Dsl.Diagnostics;

/// <content>What is not computed with more digits than a double has.</content>
public static partial class DesignDiagnostics
{
    /// <summary>CDI5080. An estimand that is not computed with more digits.</summary>
    /// <param name="place">The precision.</param>
    /// <param name="estimand">Name of the estimand.</param>
    /// <param name="target">Its target in words, with article.</param>
    /// <param name="because">What in it is not served, in words; empty where the target says it.</param>
    public static Diagnostic NotExtended(Place place, string estimand, string target, string because) => Error("CDI5080", place,
        $"`precision = extended` does not serve `{estimand}`, {target}{because}.",
        "Leave `precision` out. It serves, of numbers that people say: coefficients of `model = linear(…)` without annotated regressors, absorbed effects or "
            + "instruments, `mean`, `variance`, `standard_deviation`, and `correlation` of two outcomes; of all texts, not by groups.");

    /// <summary>CDI5081. A method that uses predictions, which have no decimals to be read.</summary>
    /// <param name="place">The method, or the comparison with it.</param>
    /// <param name="method">Its name.</param>
    public static Diagnostic ExtendedPredictions(Place place, string method) => Error("CDI5081", place,
        $"`precision = extended` computes from people's labels as their decimals say them, and `{method}` uses predictions.",
        "Use `method = human_only` without other methods under `compare`, or leave `precision` out.");

    /// <summary>CDI5082. A function of columns that arithmetic does not compute.</summary>
    /// <param name="place">The formula.</param>
    /// <param name="estimand">Name of the estimand.</param>
    /// <param name="function">The function as R prints it.</param>
    public static Diagnostic ExtendedFunction(Place place, string estimand, string function) => Error("CDI5082", place,
        $"`{function}` of `{estimand}` has the digits of a double: `precision = extended` computes sums, products and whole powers of columns.",
        "Leave `precision` out, or give the corpus a column with the values of the function in as many decimals as are needed.");

    /// <summary>CDI5083. Labels whose decimals are not in one column of the corpus file.</summary>
    /// <param name="place">The annotators.</param>
    /// <param name="human">Their name.</param>
    public static Diagnostic ExtendedLabels(Place place, string human) => Error("CDI5083", place,
        $"`precision = extended` reads labels as their decimals say them, and those of `{human}` are not in one column of the corpus file.",
        "Put the labels into a column of the corpus file and say `recorded { label = … }`, or leave `precision` out.");
}
