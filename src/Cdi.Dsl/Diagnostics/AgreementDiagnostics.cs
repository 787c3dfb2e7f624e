using Cdi.Dsl.Text;
using static Cdi.Dsl.Diagnostics.Diagnostic;

namespace Cdi.Dsl.Diagnostics;

/// <summary>What is asked of the agreement of models with people, and cannot be said.</summary>
public static class AgreementDiagnostics
{
    /// <summary>CDI2060. A method that takes a model for truth says nothing of how right models are.</summary>
    /// <param name="place">The method.</param>
    /// <param name="estimand">An estimand that compares a model with people.</param>
    public static Diagnostic ModelTakenForTruth(Place place, string estimand) => Error("CDI2060", place,
        $"`llm_only` takes what a model says for truth, and `{estimand}` asks how a model agrees with people.",
        "Leave `llm_only` out, or put the estimand into a study of its own.");

    /// <summary>CDI2061. The model does not annotate the outcome.</summary>
    /// <param name="place">The model, or the estimand where none is named.</param>
    /// <param name="outcome">The outcome.</param>
    /// <param name="models">Models of the outcome.</param>
    public static Diagnostic NoModelOfOutcome(Place place, string outcome, IReadOnlyCollection<string> models) => Error("CDI2061", place,
        $"What stands here does not annotate outcome `{outcome}`, so nothing can be compared with people's labels.",
        models.Count == 0 ? $"Add `llm NAME {{ … }}` with `outcome = {outcome}`." : $"Use a model of the outcome: {NameList.Of(models)}.");

    /// <summary>CDI2062. The model learns from the labels that it would be compared with.</summary>
    /// <param name="place">The model, or the estimand where none is named.</param>
    /// <param name="llm">The model.</param>
    public static Diagnostic LearnsFromItsJudges(Place place, string llm) => Error("CDI2062", place,
        $"`llm {llm}` learns from people, and has no answers that could be compared with their labels before these are given.",
        "Compare a model that is asked or recorded, or one that learns from such a model.");

    /// <summary>CDI2063. Distances between options need an order of them.</summary>
    /// <param name="place">The weights.</param>
    /// <param name="outcome">The outcome.</param>
    public static Diagnostic WeightsWithoutOrder(Place place, string outcome) => Error("CDI2063", place,
        $"Weights count how many options a disagreement spans, and the options of `{outcome}` have no order.",
        $"Write `outcome {outcome} ordered {{ … }}` with the lowest option first, or leave `weights` out.");

    /// <summary>CDI2064. What two models say of a corpus is known for every text of it.</summary>
    /// <param name="place">The estimand.</param>
    /// <param name="estimand">Its name.</param>
    public static Diagnostic KnownOfCorpus(Place place, string estimand) => Error("CDI2064", place,
        $"`{estimand}` compares what two models say of every text of the corpus, which is known: no label can tell more, and no interval is needed.",
        "Say `generalise = population`, or compare the models with people: `difference(accuracy(outcome), a, b)`.");

    /// <summary>CDI2160. The regression takes no error of a model as its outcome.</summary>
    /// <param name="place">The error.</param>
    /// <param name="user">The word of the regression.</param>
    /// <param name="outcome">What is judged.</param>
    /// <param name="isNumber">Whether that is a number.</param>
    public static Diagnostic NoRegressionOfErrors(Place place, string user, string outcome, bool isNumber) => Error("CDI2160", place,
        isNumber ? $"The error of a model about the number `{outcome}` may be negative, and `{user}` is no regression of such numbers."
            : $"The error of a model about `{outcome}` is 1 or 0, and `{user}` is no regression of it.",
        isNumber ? "Use `linear`, whose coefficients say by how much the model says too much."
            : "Use `logistic`, `probit` or `cloglog`, or `linear` or `poisson` for differences or ratios of the share of errors.");
}
