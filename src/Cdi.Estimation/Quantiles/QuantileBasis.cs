namespace Cdi.Estimation.Quantiles;

/// <summary>d rows that a plane interpolates, and the inverse of their x.</summary>
/// <param name="rows">The rows.</param>
internal sealed class QuantileBasis(QuantileRows rows)
{
    // Beside the length of a row, what is left of it once the rows before it are taken out.
    private const double Dependent = 1e-9;
    private readonly int size = rows.Size;

    /// <summary>The interpolated rows, d.</summary>
    public int[] Members { get; } = new int[rows.Size];

    /// <summary>X_B⁻¹, d × d: column j is along which only the residual of member j changes.</summary>
    public double[] Inverse { get; } = new double[rows.Size * rows.Size];

    /// <summary>Takes the first rows in an order that do not depend on those before them.</summary>
    /// <param name="order">The rows, the first preferred.</param>
    /// <param name="scales">d: a length of each column.</param>
    /// <returns>Whether there are d.</returns>
    public bool Take(IEnumerable<int> order, double[] scales)
    {
        var (taken, count, rest) = (new double[size * size], 0, new double[size]);
        foreach (var row in order)
        {
            var (before, after) = (0.0, 0.0);
            for (var j = 0; j < size; j++) before += (rest[j] = rows.At(row)[j] / scales[j]) * rest[j];
            for (var pass = 0; pass < 2; pass++)
            {
                for (var k = 0; k < count; k++)
                {
                    var along = 0.0;
                    for (var j = 0; j < size; j++) along += taken[(k * size) + j] * rest[j];
                    for (var j = 0; j < size; j++) rest[j] -= along * taken[(k * size) + j];
                }
            }

            for (var j = 0; j < size; j++) after += rest[j] * rest[j];
            if (!(after > Dependent * Dependent * before)) continue;
            for (var j = 0; j < size; j++) taken[(count * size) + j] = rest[j] / Math.Sqrt(after);
            Members[count++] = row;
            if (count == size) return Invert();
        }

        return false;
    }

    /// <summary>Computes <see cref="Inverse"/> from the members, by elimination with the largest pivot.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Invert()
    {
        var matrix = new double[size * size];
        for (var k = 0; k < size; k++) rows.At(Members[k]).CopyTo(matrix.AsSpan(k * size, size));
        Array.Clear(Inverse);
        for (var k = 0; k < size; k++) Inverse[(k * size) + k] = 1;
        for (var column = 0; column < size; column++)
        {
            var pivot = column;
            for (var k = column + 1; k < size; k++)
                if (Math.Abs(matrix[(k * size) + column]) > Math.Abs(matrix[(pivot * size) + column])) pivot = k;
            if (matrix[(pivot * size) + column] == 0) return false;
            for (var j = 0; pivot != column && j < size; j++)
            {
                (matrix[(pivot * size) + j], matrix[(column * size) + j]) = (matrix[(column * size) + j], matrix[(pivot * size) + j]);
                (Inverse[(pivot * size) + j], Inverse[(column * size) + j]) = (Inverse[(column * size) + j], Inverse[(pivot * size) + j]);
            }

            var by = 1 / matrix[(column * size) + column];
            for (var j = 0; j < size; j++) (matrix[(column * size) + j], Inverse[(column * size) + j]) = (
                matrix[(column * size) + j] * by, Inverse[(column * size) + j] * by);
            for (var k = 0; k < size; k++)
            {
                var times = matrix[(k * size) + column];
                if (k == column || times == 0) continue;
                for (var j = 0; j < size; j++)
                {
                    matrix[(k * size) + j] -= times * matrix[(column * size) + j];
                    Inverse[(k * size) + j] -= times * Inverse[(column * size) + j];
                }
            }
        }

        return true;
    }

    /// <summary>The plane through the members, and once more through what it leaves of them.</summary>
    /// <param name="outcome">y of all rows.</param>
    public double[] Plane(double[] outcome)
    {
        var (plane, left) = (new double[size], Array.ConvertAll(Members, row => outcome[row]));
        for (var pass = 0; pass < 2; pass++)
        {
            for (var j = 0; j < size; j++)
                for (var k = 0; k < size; k++) plane[j] += Inverse[(j * size) + k] * left[k];
            for (var k = 0; k < size; k++)
            {
                left[k] = outcome[Members[k]];
                for (var j = 0; j < size; j++) left[k] -= rows.At(Members[k])[j] * plane[j];
            }
        }

        return plane;
    }
}
