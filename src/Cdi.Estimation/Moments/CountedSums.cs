using Cdi.Estimation.Numerics;
using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Moments;

/// <summary>Scores and Jacobians of every row at one θ, held, of which those of rows that are counted otherwise are products with the counts: what a kernel
/// computes of a row is computed once for a thousand replicates.</summary>
/// <remarks>Each sum runs over the rows in their order, in the lanes of <see cref="ColumnSums"/>.</remarks>
internal sealed class CountedSums
{
    // Sixteen thousand rows of 22 parameters, or two hundred thousand of five: 32 MiB.
    private const int MostHeld = 1 << 22;

    private readonly RowwiseMoments moments;
    private readonly int size;
    private readonly double[] table;
    private readonly double[] counts;

    private CountedSums(RowwiseMoments moments, double[] parameters)
    {
        (this.moments, size) = (moments, moments.ParameterCount);
        var rows = (int)moments.Rows;
        counts = new double[rows];
        table = new double[Quantities(size) * rows];
        moments.Scores(parameters, table.AsSpan(0, size * rows));
        moments.GroupJacobians(parameters, null, rows, (row, jacobian) =>
        {
            var at = (size * rows) + row;
            for (var j = 0; j < size; j++)
            {
                for (var k = 0; k <= j; k++, at += rows) table[at] = jacobian[(j * size) + k];
            }
        });

        // Jacobians of rows are those of the mean, scores are not.
        for (var k = 0; k < size * rows; k++) table[k] /= moments.Divisor;
    }

    /// <summary>The rows of an equation; null where they are too many to be held.</summary>
    /// <param name="moments">The equation.</param>
    /// <param name="parameters">θ, d.</param>
    public static CountedSums? Of(RowwiseMoments moments, double[] parameters) =>
        moments.Rows > 0 && moments.Rows * Quantities(moments.ParameterCount) <= MostHeld ? new(moments, parameters) : null;

    /// <summary>Score and Jacobian of the equation with rows counted otherwise.</summary>
    /// <param name="multiplicities">How often a row of the corpus counts.</param>
    /// <param name="score">d; overwritten.</param>
    /// <param name="jacobian">d × d; overwritten.</param>
    public void Evaluate(IRowValues<double> multiplicities, double[] score, double[] jacobian)
    {
        moments.ReadOwn(multiplicities, counts);
        var at = 0;
        for (var j = 0; j < size; j++, at += counts.Length) score[j] = ColumnSums.Product(table.AsSpan(at, counts.Length), counts);
        for (var j = 0; j < size; j++)
        {
            for (var k = 0; k <= j; k++, at += counts.Length)
            {
                var sum = ColumnSums.Product(table.AsSpan(at, counts.Length), counts);
                (jacobian[(j * size) + k], jacobian[(k * size) + j]) = (sum, sum);
            }
        }
    }

    private static int Quantities(int size) => size + (size * (size + 1) / 2);
}
