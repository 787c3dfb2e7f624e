using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Moments;

/// <summary>What cells of groups contribute to the equations of effects: of each the score of an effect at θ = 0 and its derivatives, by the kernel
/// itself.</summary>
internal sealed class EffectSums
{
    private readonly double[] derivatives;
    private readonly double[] scores;
    private readonly int width;

    private EffectSums(int cells, int size)
    {
        width = size + 1;
        (derivatives, scores, Curvature) = (new double[(long)cells * width], new double[cells], new double[size]);
    }

    /// <summary>Σ ∂²ℓ/∂θₖ² over all rows, before effects are taken off.</summary>
    public double[] Curvature { get; }

    /// <summary>∂s/∂θₖ of a cell; behind the last the derivative by the effect itself.</summary>
    public ReadOnlySpan<double> Derivatives(int cell) => derivatives.AsSpan(cell * width, width);

    /// <summary>s of a cell where θ and effects are 0.</summary>
    public double Score(int cell) => scores[cell];

    /// <summary>Adds up the rows of each cell.</summary>
    /// <param name="whole">The M-estimator whose last parameter is the effect.</param>
    /// <param name="columns">Rows × p: the columns of the corpus, behind which those of effects are 0.</param>
    /// <param name="coefficients">Rows × M.</param>
    /// <param name="cellOf">The cell of each row.</param>
    /// <param name="cells">How many.</param>
    public static EffectSums Of(MEstimator whole, ReadOnlySpan<double> columns, ReadOnlySpan<double> coefficients, ReadOnlySpan<int> cellOf, int cells)
    {
        var (rows, size) = (cellOf.Length, whole.ParameterCount - 1);
        var sums = new EffectSums(cells, size);
        var (first, order) = Ordered(cellOf, cells);
        var (theta, score, hessian) = (new double[size + 1], new double[size + 1], new double[(size + 1) * (size + 1)]);
        double[] held = [], weights = [];
        for (var cell = 0; cell < cells; cell++)
        {
            var count = first[cell + 1] - first[cell];
            if (count == 0) continue;
            if (held.Length != count * whole.ColumnCount) (held, weights) = (new double[count * whole.ColumnCount], new double[count * whole.FeatureCount]);
            Gather(columns, rows, order.AsSpan(first[cell], count), held);
            Gather(coefficients, rows, order.AsSpan(first[cell], count), weights);
            whole.ScoreAndHessian(held, weights, count, theta, score, hessian);
            sums.scores[cell] = score[size];
            hessian.AsSpan(size * (size + 1)).CopyTo(sums.derivatives.AsSpan(cell * (size + 1)));
            for (var k = 0; k < size; k++) sums.Curvature[k] += hessian[(k * (size + 1)) + k];
        }

        return sums;
    }

    // Rows by cell, within a cell as they stand.
    private static (int[] First, int[] Order) Ordered(ReadOnlySpan<int> cellOf, int cells)
    {
        var (first, order) = (new int[cells + 1], new int[cellOf.Length]);
        foreach (var cell in cellOf) first[cell + 1]++;
        for (var cell = 0; cell < cells; cell++) first[cell + 1] += first[cell];
        var next = first[..cells];
        for (var row = 0; row < cellOf.Length; row++) order[next[cellOf[row]]++] = row;
        return (first, order);
    }

    private static void Gather(ReadOnlySpan<double> from, int rows, ReadOnlySpan<int> chosen, Span<double> to)
    {
        for (var (start, column) = (0, 0); column < from.Length; start += chosen.Length, column += rows)
        {
            for (var k = 0; k < chosen.Length; k++) to[start + k] = from[column + chosen[k]];
        }
    }
}
