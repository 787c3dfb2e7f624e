#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Definitions;
#endif

/// <summary>An annotated variable that an estimand reads.</summary>
/// <param name="Outcome">Name of the outcome.</param>
/// <param name="Human">Name of the human annotators whose labels count as true.</param>
/// <param name="Llm">Name of the language model whose answers are used; null where none annotates it.</param>
public sealed record AnnotatedInput(string Outcome, string Human, string? Llm);
