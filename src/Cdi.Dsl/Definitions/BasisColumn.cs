#if CDI_RUNTIME
namespace Cdi.Corpus;
#else
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Definitions;
#endif

/// <summary>One column of a basis that is computed of all rows of a column: <c>poly(x, 3)2</c>.</summary>
/// <param name="Function">The function as R prints it: <c>poly(x, 3)</c>; equal for all columns of a basis.</param>
/// <param name="Kind">What it computes.</param>
/// <param name="Column">Declared column of numbers that it reads.</param>
/// <param name="Position">Which column of the basis, 0-based.</param>
/// <param name="Count">How many columns the basis has; 1 for <see cref="BasisKind.Scale"/>.</param>
public sealed record BasisColumn(string Function, BasisKind Kind, string Column, int Position, int Count)
{
    /// <summary>Degree of the pieces of <see cref="BasisKind.Splines"/>; 3 for the natural ones.</summary>
    public int Degree { get; init; } = 3;

    /// <summary>Interior knots, ascending; empty where they are quantiles of the column.</summary>
    public IReadOnlyList<double> Knots { get; init; } = [];

    /// <summary>The two boundary knots; empty for the least and the greatest value.</summary>
    public IReadOnlyList<double> Boundary { get; init; } = [];

    /// <summary>Whether <see cref="BasisKind.Scale"/> subtracts the mean.</summary>
    public bool Centres { get; init; } = true;

    /// <summary>Whether <see cref="BasisKind.Scale"/> divides by the standard deviation, or about 0 by the root mean square.</summary>
    public bool Scales { get; init; } = true;

    /// <inheritdoc/>
    public bool Equals(BasisColumn? other) => other is not null && (Function, Kind, Column, Position, Count, Degree, Centres, Scales)
        == (other.Function, other.Kind, other.Column, other.Position, other.Count, other.Degree, other.Centres, other.Scales)
        && Knots.SequenceEqual(other.Knots) && Boundary.SequenceEqual(other.Boundary);

    /// <inheritdoc/>
    public override int GetHashCode() => (Function, Kind, Column, Position).GetHashCode();
}
