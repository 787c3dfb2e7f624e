using Cdi.Dsl.Collections;

namespace Cdi.Dsl.Semantics.Estimands;

/// <summary>A balanced population: every combination of levels weighs alike, numbers are at their means over rows (Searle, Speed and Milliken 1980).</summary>
/// <param name="Factors">Of each factor or indicator of the formula its levels, each the values of its columns.</param>
/// <param name="Numbers">Columns of numbers that the formula reads.</param>
public sealed record ReferenceGrid(EquatableArray<EquatableArray<EquatableArray<CovariateValue>>> Factors, EquatableArray<string> Numbers)
{
    /// <summary>The most combinations that are averaged.</summary>
    public const int MostCells = 1024;
}
