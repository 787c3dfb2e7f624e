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

    /// <summary>CDI5070. Labels are calibrated to what is known of every text, and a method has another use of that.</summary>
    /// <param name="place">The method, or the calibration.</param>
    /// <param name="method">Name of the method.</param>
    public static Diagnostic CalibratedLabelsOnly(Place place, string method) => Error("CDI5070", place,
        $"`calibrate` changes the weights of people's labels, which alone make the estimates, and `{method}` uses predictions.",
        "Use `method = human_only` without other methods under `compare`, or leave `calibrate` out: `calibrated` and `dsl` take what is known of every text "
            + "from the predictions.");

    /// <summary>CDI5071. A variance, or a rule for intervals, that does not know calibrated labels.</summary>
    /// <param name="place">The variance or the rule.</param>
    /// <param name="written">It, as written.</param>
    public static Diagnostic VarianceOfCalibratedLabels(Place place, string written) => Error("CDI5071", place,
        $"`{written}` takes the weights of labels for given, and `calibrate` makes them of the labelled texts.",
        "Use `variance = sandwich`, `two_phase`, `cluster` or `cr0`, with `interval = finite_sample` or `wald`: their residuals are those that the calibration "
            + "leaves.");

    /// <summary>CDI5072. Labels are to be calibrated to something that is known of labelled texts alone.</summary>
    /// <param name="place">The variable.</param>
    /// <param name="variable">The variable as written.</param>
    public static Diagnostic NotKnownOfEveryText(Place place, string variable) => Error("CDI5072", place,
        $"`{variable}` is annotated, and `on` names what is known of every text.",
        "Name a column of the corpus; what a model says of every text can be one: `said: indicator = answer == \"yes\"` of the column with its answers.");
}
