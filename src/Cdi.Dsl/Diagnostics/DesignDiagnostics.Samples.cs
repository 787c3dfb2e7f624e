using System.Globalization;
using Cdi.Dsl.Text;
using static Cdi.Dsl.Diagnostics.Diagnostic;

namespace Cdi.Dsl.Diagnostics;

/// <content>How the corpus was sampled from a population, and what is known of that.</content>
public static partial class DesignDiagnostics
{
    /// <summary>CDI5045. How the corpus was sampled from a population, and an interval about the corpus.</summary>
    /// <param name="place">The target of inference.</param>
    /// <param name="word">What says how it was sampled.</param>
    /// <param name="column">Its column.</param>
    public static Diagnostic SampledCorpus(Place place, string word, string column) => Error("CDI5045", place,
        $"`{word} = {column}` says how the texts were sampled from a population, and `generalise = corpus` is about these texts alone.",
        $"Use `generalise = population`, or leave `{word}` out; strata from which *labels* were drawn are those of `sampling`.");

    /// <summary>CDI5046. A variance that does not know how the corpus was sampled.</summary>
    /// <param name="place">The variance, or the interval that asks for it.</param>
    /// <param name="variance">Its name.</param>
    /// <param name="word">What says how the corpus was sampled.</param>
    /// <param name="column">Its column.</param>
    public static Diagnostic SampledVariance(Place place, string variance, string word, string column) => Error("CDI5046", place,
        $"`variance = {variance}` takes texts, or clusters, for a sample without strata of a population without end, and `{word} = {column}` says otherwise.",
        $"Leave `variance` out: what `{word}` says then makes it. Or leave `{word}` out.");

    /// <summary>CDI5050. A type of a quantile that is made of labels, and a method that has a model's answers beside them.</summary>
    /// <param name="place">The method.</param>
    /// <param name="estimand">Name of the estimand.</param>
    /// <param name="type">The type.</param>
    /// <param name="method">Name of the method.</param>
    public static Diagnostic TypeOfLabelsOnly(Place place, string estimand, int type, string method) => Error("CDI5050", place,
        $"`type = {type.ToString(CultureInfo.InvariantCulture)}` of `{estimand}` is made of people's labels, and `{method}` uses predictions.",
        "Use `method = human_only` without other methods under `compare`, or leave `type` out: the estimated share of texts with at most a value then gives "
            + "the quantile by every method.");
}
