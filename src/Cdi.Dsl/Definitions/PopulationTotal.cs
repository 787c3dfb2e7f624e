#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Definitions;
#endif

/// <summary>A total of the population.</summary>
/// <param name="Column">Declared column whose sum it is; null for the number of texts.</param>
/// <param name="Level">The level of the column whose texts it counts; null for a column of numbers, and for the number of texts.</param>
/// <param name="Value">The total.</param>
public sealed record PopulationTotal(string? Column, string? Level, double Value);
