#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Definitions;
#endif

/// <summary>What an estimand makes of one of its annotated variables.</summary>
/// <param name="Variable">The variable, by its position in <see cref="EstimandHead.Variables"/>.</param>
/// <param name="Option">Key of the option that counts as 1, every other option as 0; null for a number.</param>
public sealed record AnnotatedFactor(int Variable, string? Option);
