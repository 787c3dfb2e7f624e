#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Definitions;
#endif

/// <summary>What models say as a column of a loss: 0 in every text to which one of the models of the estimand gave no answer.</summary>
/// <param name="Llm">Name of the model; null where the column is 1 in texts that every model of the estimand answered.</param>
/// <param name="Option">Key of the option whose choice is 1; null for the number that the model said.</param>
public sealed record AnsweredOption(string? Llm, string? Option);
