namespace Cdi.Estimation.Numerics;

/// <summary>Lower triangular L with LLᵀ = A for a small symmetric A that may be singular, as the covariance matrix of quantities that determine each
/// other.</summary>
internal static class SemidefiniteFactor
{
    // What is left of a diagonal element below this share of it is rounding.
    private const double Rounding = 1e-12;

    /// <summary>L, row by row; a column is 0 where the element depends on those before it.</summary>
    /// <param name="matrix">size × size: A, row by row.</param>
    /// <param name="size">Rows of A.</param>
    public static double[] Of(ReadOnlySpan<double> matrix, int size)
    {
        var factor = new double[size * size];
        for (var j = 0; j < size; j++)
        {
            var pivot = matrix[(j * size) + j] - Inner(factor, size, j, j);
            if (!(pivot > Rounding * matrix[(j * size) + j])) continue;
            var root = Math.Sqrt(pivot);
            factor[(j * size) + j] = root;
            for (var i = j + 1; i < size; i++) factor[(i * size) + j] = (matrix[(i * size) + j] - Inner(factor, size, i, j)) / root;
        }

        return factor;
    }

    // Σ over columns before j of L_i L_j.
    private static double Inner(double[] factor, int size, int i, int j)
    {
        var sum = 0.0;
        for (var k = 0; k < j; k++) sum += factor[(i * size) + k] * factor[(j * size) + k];
        return sum;
    }
}
