namespace Cdi.Estimation.Problems;

/// <summary>A number times whole powers of columns.</summary>
/// <param name="Coefficient">The number, rounded.</param>
/// <param name="Rest">What rounding left of its decimals.</param>
/// <param name="Factors">Columns by their position, each with its power, which may be negative; none for a number alone.</param>
public sealed record ExtendedMonomial(double Coefficient, double Rest, IReadOnlyList<(int Column, int Power)> Factors);
