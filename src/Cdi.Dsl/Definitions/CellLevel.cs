#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Definitions;
#endif

/// <summary>The level that one column has in the texts of a cell.</summary>
/// <param name="Column">The column that <c>by</c> names.</param>
/// <param name="Level">Its level, as the file has it; 0 or 1 of an indicator.</param>
/// <param name="Indicator">The indicator column that tells the level apart.</param>
/// <param name="IsOne">Whether that column is 1 in the texts of the cell; else it is 0 there.</param>
public sealed record CellLevel(string Column, string Level, string Indicator, bool IsOne);
