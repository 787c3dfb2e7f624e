namespace Cdi.Dsl.Lowering;

/// <summary>Names under which recorded annotations stand in the corpus: the dotted path of the spec element.</summary>
internal static class RecordedNames
{
    public const string GivenProbability = "sampling.given";

    public static string Label(LlmPlan llm) => $"llm.{llm.Name}.recorded.label";

    public static string Confidence(LlmPlan llm) => $"llm.{llm.Name}.recorded.confidence";

    public static string HumanLabel(string human) => $"human.{human}.recorded.label";
}
