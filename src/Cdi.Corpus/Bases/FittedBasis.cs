namespace Cdi.Corpus;

/// <summary>A basis with the numbers that the rows of a corpus gave it: with them it has the same columns at any other value.</summary>
/// <param name="Function">The function as R prints it: <c>ns(x, 4)</c>.</param>
/// <param name="Column">The column that it reads.</param>
/// <param name="Count">Number of columns.</param>
public abstract record FittedBasis(string Function, string Column, int Count)
{
    /// <summary>The numbers, by R's names for them.</summary>
    public abstract IReadOnlyList<(string Name, IReadOnlyList<double> Values)> Numbers { get; }

    /// <summary>The columns at a value.</summary>
    /// <param name="x">The value.</param>
    /// <param name="columns">Takes <see cref="Count"/> numbers.</param>
    public abstract void At(double x, Span<double> columns);

    /// <summary>Fits a basis to the rows of a column.</summary>
    /// <param name="basis">What is wanted.</param>
    /// <param name="values">The column; NaN where missing, which takes no part.</param>
    /// <returns>The basis; null where the column has too few different values for it.</returns>
    public static FittedBasis? Fit(BasisColumn basis, ReadOnlySpan<double> values)
    {
        ArgumentNullException.ThrowIfNull(basis);
        double[] present = [.. values.ToArray().Where(value => !double.IsNaN(value))];
        return present.Length == 0 ? null : basis.Kind switch
        {
            BasisKind.Scale => ScaledColumn.Of(basis, present),
            BasisKind.Polynomials => OrthogonalPolynomials.Of(basis, present),
            BasisKind.Splines or BasisKind.NaturalSplines => SplineBasis.Of(basis, present),
            var unknown => throw new InvalidOperationException($"Nothing is known of the basis {unknown}."),
        };
    }
}
