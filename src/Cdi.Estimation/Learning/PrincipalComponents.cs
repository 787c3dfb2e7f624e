using Cdi.Estimation.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Cdi.Estimation.Learning;

/// <summary>The principal components of vectors of which few numbers differ from 0: by block power iteration from random directions (Halko, Martinsson and
/// Tropp, 2011), without a matrix of as many columns as vectors have dimensions.</summary>
/// <remarks>Directions follow from the dimension alone, so that the order of vectors changes components by rounding only. Sums are computed on one thread, in
/// one order.</remarks>
public static class PrincipalComponents
{
    // More directions than components: the iteration then separates those that are wanted sooner.
    private const int Oversampling = 8;
    private const int Iterations = 6;

    // What is left of a direction that others explain is rounding.
    private const double Rounding = 1e-10;

    /// <summary>The scores of vectors on the components of the largest variance.</summary>
    /// <param name="vectors">n vectors of as many dimensions each.</param>
    /// <param name="count">How many components; 1 or more.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>n × k, column-major, each column of mean 0; k is <paramref name="count"/>, or fewer where vectors do not vary in so many directions.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static double[] Of(IReadOnlyList<SparseVector> vectors, int count, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var rows = new CentredVectors(vectors);
        var width = Math.Min(count + Oversampling, Math.Min(vectors.Count - 1, rows.Width));
        if (width < 1) return [];
        var directions = rows.Directions(width);
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            cancellation.ThrowIfCancellationRequested();
            var scores = rows.Times(directions, width);
            Orthonormalise(scores, width);
            directions = rows.TransposeTimes(scores, width);
        }

        Orthonormalise(directions, width);
        return Leading(rows.Times(directions, width), width, count, Rounding * Rounding * rows.Size);
    }

    /// <summary>Modified Gram-Schmidt, each column twice; columns that the others explain become 0.</summary>
    private static void Orthonormalise(double[] values, int width)
    {
        for (var column = 0; column < width; column++)
        {
            var before = Math.Sqrt(Dot(values, width, column, column));
            for (var pass = 0; pass < 2; pass++)
            {
                for (var other = 0; other < column; other++) Subtract(values, width, column, other, Dot(values, width, column, other));
            }

            var left = Math.Sqrt(Dot(values, width, column, column));
            var scale = left > Rounding * before ? 1 / left : 0;
            for (var at = column; at < values.Length; at += width) values[at] *= scale;
        }
    }

    private static double Dot(double[] values, int width, int one, int other)
    {
        var sum = 0.0;
        for (var start = 0; start < values.Length; start += width) sum += values[start + one] * values[start + other];
        return sum;
    }

    private static void Subtract(double[] values, int width, int column, int other, double weight)
    {
        for (var start = 0; start < values.Length; start += width) values[start + column] -= weight * values[start + other];
    }

    /// <summary>The leading directions of scores, of more than the least variance that is none by rounding.</summary>
    private static double[] Leading(double[] scores, int width, int count, double least)
    {
        var decomposed = Matrix<double>.Build.Dense(width, width, (one, other) => Dot(scores, width, one, other)).Evd(Symmetricity.Symmetric);
        double[] values = [.. decomposed.EigenValues.Select(value => value.Real)];
        if (!(values.Max() > least)) return [];
        int[] kept = [.. Enumerable.Range(0, width).OrderByDescending(each => values[each]).ThenBy(each => each)
            .Where(each => values[each] > values.Max() * Rounding).Take(count)];
        var rows = scores.Length / width;
        var leading = new double[rows * kept.Length];
        for (var row = 0; row < rows; row++)
        {
            for (var place = 0; place < kept.Length; place++)
            {
                var sum = 0.0;
                for (var each = 0; each < width; each++) sum += scores[(row * width) + each] * decomposed.EigenVectors[each, kept[place]];
                leading[(place * rows) + row] = sum;
            }
        }

        return leading;
    }
}
