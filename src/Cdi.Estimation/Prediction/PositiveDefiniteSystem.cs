namespace Cdi.Estimation.Prediction;

/// <summary>Cholesky factor and solves for the small systems of penalised regressions, in place.</summary>
/// <remarks>Calibrators solve thousands of systems of some ten unknowns per experiment; the matrix types of MathNet allocate for each.</remarks>
internal static class PositiveDefiniteSystem
{
    /// <summary>Replaces the lower triangle of A by L with A = L Lᵀ.</summary>
    /// <param name="matrix">size × size, row-major; only the lower triangle is read.</param>
    /// <param name="size">Unknowns.</param>
    /// <returns>False where A is not positive definite; the matrix is then spoilt.</returns>
    public static bool TryFactor(Span<double> matrix, int size)
    {
        for (var j = 0; j < size; j++)
        {
            var rowJ = matrix.Slice(j * size, j);
            var pivot = matrix[(j * size) + j] - Dot(rowJ, rowJ);
            if (!(pivot > 0)) return false;
            var root = Math.Sqrt(pivot);
            matrix[(j * size) + j] = root;
            for (var i = j + 1; i < size; i++)
            {
                matrix[(i * size) + j] = (matrix[(i * size) + j] - Dot(matrix.Slice(i * size, j), rowJ)) / root;
            }
        }

        return true;
    }

    /// <summary>Solves L y = b in place.</summary>
    public static void SolveLower(ReadOnlySpan<double> factor, int size, Span<double> vector)
    {
        for (var i = 0; i < size; i++)
        {
            vector[i] = (vector[i] - Dot(factor.Slice(i * size, i), vector[..i])) / factor[(i * size) + i];
        }
    }

    /// <summary>Solves L Lᵀ x = b in place.</summary>
    public static void Solve(ReadOnlySpan<double> factor, int size, Span<double> vector)
    {
        SolveLower(factor, size, vector);
        for (var i = size - 1; i >= 0; i--)
        {
            var value = vector[i];
            for (var k = i + 1; k < size; k++) value -= factor[(k * size) + i] * vector[k];
            vector[i] = value / factor[(i * size) + i];
        }
    }

    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++) sum += left[i] * right[i];
        return sum;
    }
}
