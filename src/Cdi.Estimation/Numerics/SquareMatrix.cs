namespace Cdi.Estimation.Numerics;

/// <summary>Small dense d × d matrices as spans.</summary>
internal static class SquareMatrix
{
    /// <summary>sum += weight · x yᵀ.</summary>
    public static void AddOuter(Span<double> sum, ReadOnlySpan<double> x, ReadOnlySpan<double> y, double weight)
    {
        for (var j = 0; j < x.Length; j++)
        {
            ColumnSums.AddMultiple(sum.Slice(j * y.Length, y.Length), weight * x[j], y);
        }
    }

    /// <summary>product = matrix · vector.</summary>
    public static void Multiply(ReadOnlySpan<double> matrix, ReadOnlySpan<double> vector, Span<double> product)
    {
        for (var j = 0; j < product.Length; j++) product[j] = Dot(matrix.Slice(j * vector.Length, vector.Length), vector);
    }

    /// <summary>xᵀy.</summary>
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var sum = 0.0;
        for (var k = 0; k < x.Length; k++) sum += x[k] * y[k];
        return sum;
    }

    /// <summary>xᵀ · matrix · x.</summary>
    public static double Quadratic(ReadOnlySpan<double> matrix, ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        for (var j = 0; j < x.Length; j++) sum += x[j] * Dot(matrix.Slice(j * x.Length, x.Length), x);
        return sum;
    }

    /// <summary>outer · inner · outerᵀ.</summary>
    public static double[] Congruence(ReadOnlySpan<double> outer, ReadOnlySpan<double> inner, int size)
    {
        var half = new double[size * size];
        var result = new double[size * size];
        for (var j = 0; j < size; j++) Multiply(inner, outer.Slice(j * size, size), half.AsSpan(j * size, size));
        for (var j = 0; j < size; j++)
        {
            for (var k = 0; k <= j; k++)
            {
                var value = Dot(outer.Slice(k * size, size), half.AsSpan(j * size, size));
                result[(j * size) + k] = value;
                result[(k * size) + j] = value;
            }
        }

        return result;
    }

    /// <summary>Copies row <paramref name="row"/> of a column-major matrix.</summary>
    public static void CopyRow(ReadOnlySpan<double> columns, int stride, int row, Span<double> destination)
    {
        for (var j = 0; j < destination.Length; j++) destination[j] = columns[(j * stride) + row];
    }
}
