namespace Cdi.Dsl.Lowering;

/// <summary>Names under which recorded annotations stand in the corpus: the dotted path of the spec element.</summary>
internal static class RecordedNames
{
    public const string GivenProbability = "sampling.given";

    public static string GivenProbabilityOf(string outcome) => $"{GivenProbability}.{outcome}";

    public const string JointProbability = "sampling.together";

    public static string Label(LlmPlan llm) => $"llm.{llm.Name}.recorded.label";

    public static string Confidence(LlmPlan llm) => $"llm.{llm.Name}.recorded.confidence";

    public static string Examples(LlmPlan llm) => $"llm.{llm.Name}.recorded.examples";

    /// <summary>The name of the probability of an option beside a label.</summary>
    /// <param name="label">Name of the label.</param>
    /// <param name="option">Key of the option.</param>
    public static string ProbabilityOf(string label, string option) => $"{BlockOf(label)}.probability.{option}";

    /// <summary>The block that records a label.</summary>
    /// <param name="label">Name of the label.</param>
    public static string BlockOf(string label) => label.Substring(0, label.LastIndexOf('.'));

    /// <summary>The name of the confidence beside a label.</summary>
    /// <param name="label">Name of the label.</param>
    public static string ConfidenceOf(string label) => BlockOf(label) + ".confidence";

    /// <summary>The name of the column of examples beside a label.</summary>
    /// <param name="label">Name of the label.</param>
    public static string ExamplesOf(string label) => BlockOf(label) + ".examples";

    /// <summary>The name of the answers to a question beside the label that they make.</summary>
    /// <param name="label">Name of the label.</param>
    /// <param name="question">Name of the question.</param>
    public static string AnswerOf(string label, string question) => $"{BlockOf(label)}.{question}";

    /// <summary>The name of the labels of a further annotator beside those of the first.</summary>
    /// <param name="label">Name of the label.</param>
    /// <param name="annotator">Which, from 1.</param>
    public static string OfAnnotator(string label, int annotator) =>
        label + "." + (annotator + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static string HumanLabel(string human) => $"human.{human}.recorded.label";
}
