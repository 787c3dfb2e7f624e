namespace Cdi.Estimation.Numerics;

/// <summary>The solution of symmetric equations whose matrix, factor and right side have the digits of <see cref="DoubleDouble"/>.</summary>
/// <param name="Values">The solution, d, rounded.</param>
/// <param name="Lower">d × d, row by row: L of the matrix scaled to unit diagonal, rounded.</param>
/// <param name="Scale">d: by what rows and columns were scaled.</param>
/// <param name="SmallestPivot">1 minus the squared multiple correlation of a column with those before it, the smallest.</param>
internal sealed record ExtendedSolution(double[] Values, double[] Lower, double[] Scale, double SmallestPivot)
{
    /// <summary>Solves A x = b by Cholesky's factor; null where A is not positive definite.</summary>
    /// <param name="matrix">A, d × d, symmetric; its lower half is read.</param>
    /// <param name="right">b, d.</param>
    public static ExtendedSolution? Of(DoubleDouble[] matrix, DoubleDouble[] right)
    {
        var size = right.Length;
        var (lower, scale, smallest) = (new DoubleDouble[size * size], new double[size], double.PositiveInfinity);
        for (var j = 0; j < size; j++)
        {
            var diagonal = matrix[(j * size) + j].High;
            if (!(diagonal > 0) || !double.IsFinite(diagonal)) return null;
            scale[j] = 1 / Math.Sqrt(diagonal);
        }

        for (var j = 0; j < size; j++)
        {
            var pivot = Eliminated(j, j);
            smallest = Math.Min(smallest, pivot.High);
            if (!(pivot.High > 0)) return null;
            var root = DoubleDouble.Sqrt(pivot);
            lower[(j * size) + j] = root;
            for (var i = j + 1; i < size; i++) lower[(i * size) + j] = Eliminated(i, j) / root;
        }

        return new([.. Solve(lower, scale, right).Select(value => value.High)], [.. lower.Select(value => value.High)], scale, smallest);

        DoubleDouble Eliminated(int i, int j)
        {
            var sum = matrix[(i * size) + j] * scale[i] * scale[j];
            for (var k = 0; k < j; k++) sum -= lower[(i * size) + k] * lower[(j * size) + k];
            return sum;
        }
    }

    private static DoubleDouble[] Solve(DoubleDouble[] lower, double[] scale, DoubleDouble[] right)
    {
        var size = right.Length;
        var solution = new DoubleDouble[size];
        for (var i = 0; i < size; i++)
        {
            var sum = right[i] * scale[i];
            for (var k = 0; k < i; k++) sum -= lower[(i * size) + k] * solution[k];
            solution[i] = sum / lower[(i * size) + i];
        }

        for (var i = size - 1; i >= 0; i--)
        {
            var sum = solution[i];
            for (var k = i + 1; k < size; k++) sum -= lower[(k * size) + i] * solution[k];
            solution[i] = sum / lower[(i * size) + i];
        }

        for (var i = 0; i < size; i++) solution[i] *= scale[i];
        return solution;
    }
}
