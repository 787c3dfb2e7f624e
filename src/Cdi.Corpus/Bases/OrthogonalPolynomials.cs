namespace Cdi.Corpus;

/// <summary><c>poly(x, k)</c>: polynomials of degrees 1 to k, orthonormal over the rows.</summary>
/// <remarks>By the three-term recurrence pⱼ₊₁ = (x − αⱼ)pⱼ − (nⱼ/nⱼ₋₁)pⱼ₋₁.</remarks>
/// <param name="Function">The function.</param>
/// <param name="Column">The column.</param>
/// <param name="Alpha">αⱼ, j = 0 … k − 1.</param>
/// <param name="Squares">nⱼ = Σ pⱼ², j = 0 … k.</param>
internal sealed record OrthogonalPolynomials(string Function, string Column, double[] Alpha, double[] Squares) : FittedBasis(Function, Column, Alpha.Length)
{
    /// <inheritdoc/>
    /// <remarks>R writes a 1 before the squares.</remarks>
    public override IReadOnlyList<(string Name, IReadOnlyList<double> Values)> Numbers => [("alpha", Alpha), ("norm2", [1, .. Squares])];

    /// <inheritdoc/>
    public override void At(double x, Span<double> columns)
    {
        var (before, now) = (0.0, 1.0);
        for (var degree = 0; degree < Alpha.Length; degree++)
        {
            (before, now) = (now, ((x - Alpha[degree]) * now) - (degree == 0 ? 0 : Squares[degree] / Squares[degree - 1] * before));
            columns[degree] = now / Math.Sqrt(Squares[degree + 1]);
        }
    }

    /// <summary>The polynomials over values; null where these are no more than k different ones.</summary>
    public static OrthogonalPolynomials? Of(BasisColumn basis, double[] values)
    {
        if (values.Distinct().Count() <= basis.Count) return null;
        var (alpha, squares) = (new double[basis.Count], new double[basis.Count + 1]);
        var before = new double[values.Length];
        var now = Enumerable.Repeat(1.0, values.Length).ToArray();
        squares[0] = values.Length;
        var mean = ScaledColumn.Mean(values);
        for (var degree = 0; degree < basis.Count; degree++)
        {
            // About the mean, so that columns far from 0 lose no digits.
            alpha[degree] = mean + (values.Select((value, row) => (value - mean) * now[row] * now[row]).Sum() / squares[degree]);
            var next = new double[values.Length];
            for (var row = 0; row < next.Length; row++)
                next[row] = ((values[row] - alpha[degree]) * now[row]) - (degree == 0 ? 0 : squares[degree] / squares[degree - 1] * before[row]);
            (before, now) = (now, next);
            squares[degree + 1] = now.Sum(value => value * value);
        }

        return squares.All(square => square > 0 && double.IsFinite(square)) ? new(basis.Function, basis.Column, alpha, squares) : null;
    }
}
