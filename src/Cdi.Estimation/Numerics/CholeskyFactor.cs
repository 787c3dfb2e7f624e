namespace Cdi.Estimation.Numerics;

/// <summary>Cholesky factor of a small symmetric matrix scaled to unit diagonal, kept for reuse.</summary>
/// <remarks>Own code and not MathNet's, because it runs in every Newton step of every replayed study: it allocates nothing and says where it fails instead
/// of throwing.</remarks>
internal sealed class CholeskyFactor(int size)
{
    // Below this a pivot of the unit-diagonal matrix is rounding error.
    private const double SmallestUsablePivot = 4e-16;

    private readonly double[] factor = new double[size * size];
    private readonly double[] scale = new double[size];

    /// <summary>The smallest pivot of the scaled matrix: 1 minus the squared multiple correlation of a column with those before it.</summary>
    public double SmallestPivot { get; private set; }

    /// <summary>The first index whose pivot is not positive; −1 where the matrix is positive definite.</summary>
    public int FailedIndex { get; private set; } = -1;

    /// <summary>Factors a matrix.</summary>
    /// <param name="matrix">d × d, symmetric.</param>
    /// <returns>Whether it is numerically positive definite.</returns>
    public bool TryFactor(ReadOnlySpan<double> matrix)
    {
        (FailedIndex, IsExtended) = (-1, false);
        SmallestPivot = double.PositiveInfinity;
        for (var j = 0; j < size; j++)
        {
            var diagonal = matrix[(j * size) + j];
            if (!(diagonal > 0) || !double.IsFinite(diagonal)) return Fail(j);
            scale[j] = 1 / Math.Sqrt(diagonal);
        }

        for (var j = 0; j < size; j++)
        {
            var pivot = Eliminated(matrix, j, j);
            SmallestPivot = Math.Min(SmallestPivot, pivot);
            if (!(pivot > SmallestUsablePivot)) return Fail(j);
            var root = Math.Sqrt(pivot);
            factor[(j * size) + j] = root;
            for (var i = j + 1; i < size; i++) factor[(i * size) + j] = Eliminated(matrix, i, j) / root;
        }

        return true;
    }

    /// <summary>Whether the factor is one of more digits than a matrix of doubles gives.</summary>
    public bool IsExtended { get; private set; }

    /// <summary>Takes a factor that was computed with more digits.</summary>
    /// <param name="extended">Of a matrix of the same size.</param>
    public void Take(ExtendedSolution extended)
    {
        extended.Lower.CopyTo(factor, 0);
        extended.Scale.CopyTo(scale, 0);
        (SmallestPivot, FailedIndex, IsExtended) = (extended.SmallestPivot, -1, true);
    }

    /// <summary>Solves matrix · x = right in place.</summary>
    /// <param name="vector">d: the right side, then the solution.</param>
    public void Solve(Span<double> vector)
    {
        ForwardSolve(vector);
        BackwardSolve(vector);
    }

    /// <summary>Replaces a vector v by L⁻¹v, where matrix = L Lᵀ.</summary>
    public void ForwardSolve(Span<double> vector)
    {
        for (var i = 0; i < size; i++)
        {
            var sum = vector[i] * scale[i];
            for (var k = 0; k < i; k++) sum -= factor[(i * size) + k] * vector[k];
            vector[i] = sum / factor[(i * size) + i];
        }
    }

    /// <summary>Replaces a vector v by L⁻ᵀv.</summary>
    public void BackwardSolve(Span<double> vector)
    {
        for (var i = size - 1; i >= 0; i--)
        {
            var sum = vector[i];
            for (var k = i + 1; k < size; k++) sum -= factor[(k * size) + i] * vector[k];
            vector[i] = sum / factor[(i * size) + i];
        }

        for (var i = 0; i < size; i++) vector[i] *= scale[i];
    }

    /// <summary>Replaces a vector v by Lv.</summary>
    public void Multiply(Span<double> vector)
    {
        for (var i = size - 1; i >= 0; i--)
        {
            var sum = 0.0;
            for (var k = 0; k <= i; k++) sum += factor[(i * size) + k] * vector[k];
            vector[i] = sum / scale[i];
        }
    }

    /// <summary>Writes the inverse of the matrix, exactly symmetric.</summary>
    /// <param name="inverse">d × d; overwritten.</param>
    public void Invert(Span<double> inverse)
    {
        inverse.Clear();
        for (var j = 0; j < size; j++)
        {
            inverse[(j * size) + j] = 1;
            Solve(inverse.Slice(j * size, size));
        }

        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var mean = (inverse[(i * size) + j] + inverse[(j * size) + i]) / 2;
                inverse[(i * size) + j] = mean;
                inverse[(j * size) + i] = mean;
            }
        }
    }

    private double Eliminated(ReadOnlySpan<double> matrix, int i, int j)
    {
        var sum = matrix[(i * size) + j] * scale[i] * scale[j];
        for (var k = 0; k < j; k++) sum -= factor[(i * size) + k] * factor[(j * size) + k];
        return sum;
    }

    private bool Fail(int index)
    {
        FailedIndex = index;
        return false;
    }
}
