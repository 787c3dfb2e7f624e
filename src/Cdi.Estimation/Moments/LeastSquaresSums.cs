using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Moments;

/// <summary>The normal equations of least squares in sums of twice the digits of a double, so that columns keep theirs where the matrix of the equations,
/// whose condition is the square of theirs, has none left.</summary>
/// <remarks>What a kernel does is looked at: with φ = (1, v) a loss is ½φ₀η² − φ₁η where the score of v is −x and that of 1 is x·η, in every row.</remarks>
internal static class LeastSquaresSums
{
    // By how much a product of rounded numbers may differ.
    private const double Rounding = 1e-12;

    /// <summary>The solution; null where the loss is another, has an offset or a weight, or its columns depend on each other.</summary>
    /// <param name="moments">The equation.</param>
    public static ExtendedSolution? Solve(RowwiseMoments moments)
    {
        var (estimator, size) = (moments.Estimator, moments.ParameterCount);
        if (estimator.FeatureCount != 2) return null;
        var (matrix, right) = (new DoubleDouble[size * size], new DoubleDouble[size]);
        double[] probe = [.. Enumerable.Range(0, size).Select(j => 1 + (0.1 * j))];
        foreach (var chunk in moments.Stretches())
        {
            var (free, slope) = (Unit(chunk, 0), Unit(chunk, 1));
            var (ofFree, ofSlope) = (new double[RowBlock.MaximumCount * size], new double[RowBlock.MaximumCount * size]);
            for (var first = 0; first < chunk.Rows; first += RowBlock.MaximumCount)
            {
                var count = Math.Min(RowBlock.MaximumCount, chunk.Rows - first);
                estimator.RowScores(chunk.Columns, free, chunk.Rows, first, count, probe, ofFree.AsSpan(0, count * size));
                estimator.RowScores(chunk.Columns, slope, chunk.Rows, first, count, probe, ofSlope.AsSpan(0, count * size));
                for (var i = 0; i < count; i++)
                {
                    if (!IsOfSquares(ofFree, ofSlope, i, count, probe)) return null;
                    var coefficients = chunk.Coefficients.Span;
                    Add(ofSlope, i, count, coefficients[first + i], coefficients[chunk.Rows + first + i], matrix, right);
                }
            }
        }

        for (var j = 0; j < size; j++)
        {
            right[j] /= (double)moments.Divisor;
            for (var k = 0; k <= j; k++) matrix[(j * size) + k] /= (double)moments.Divisor;
        }

        return ExtendedSolution.Of(matrix, right);
    }

    // Coefficients that ask for the score of one feature.
    private static double[] Unit(RowChunk chunk, int feature)
    {
        var unit = new double[(long)chunk.Rows * 2];
        unit.AsSpan(feature * chunk.Rows, chunk.Rows).Fill(1);
        return unit;
    }

    private static bool IsOfSquares(double[] free, double[] slope, int row, int count, double[] probe)
    {
        var (along, size) = (0.0, 0.0);
        for (var j = 0; j < probe.Length; j++)
        {
            along -= slope[(j * count) + row] * probe[j];
            size += Math.Abs(slope[(j * count) + row] * probe[j]);
        }

        for (var j = 0; j < probe.Length; j++)
        {
            var x = -slope[(j * count) + row];
            if (!(Math.Abs(free[(j * count) + row] - (x * along)) <= Rounding * Math.Abs(x) * size)) return false;
        }

        return true;
    }

    private static void Add(double[] slope, int row, int count, double weight, double outcome, DoubleDouble[] matrix, DoubleDouble[] right)
    {
        for (var j = 0; j < right.Length; j++)
        {
            var x = -slope[(j * count) + row];
            right[j] += DoubleDouble.Product(outcome, x);
            var weighted = DoubleDouble.Product(weight, x);
            for (var k = 0; k <= j; k++) matrix[(j * right.Length) + k] += weighted * -slope[(k * count) + row];
        }
    }
}
