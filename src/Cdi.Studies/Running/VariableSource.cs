using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <summary>What an annotated variable of a problem stands for; estimands with the same source share one variable.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Human">Who says the truth.</param>
/// <param name="Llm">The model that is compared; null where the study has none.</param>
internal sealed record VariableSource(OutcomeDefinition Outcome, HumanDefinition Human, LlmDefinition? Llm);
