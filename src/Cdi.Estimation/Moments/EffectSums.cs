using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Moments;

/// <summary>What cells of groups contribute to the equations of effects: of each the score of an effect at θ = 0 and its derivatives, by the kernel
/// itself.</summary>
internal sealed class EffectSums
{
    // Cells up to which, and rows of a cell from which, a pass of the kernel for each cell is worth what it costs to begin one.
    private const int FewCells = 64;
    private const int ManyRows = 32;

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
    public static EffectSums Of(MEstimator whole, ReadOnlyMemory<double> columns, ReadOnlyMemory<double> coefficients, int[] cellOf, int cells)
    {
        var (rows, size) = (cellOf.Length, whole.ParameterCount - 1);
        var sums = new EffectSums(cells, size);
        if (cells > FewCells && rows < (long)ManyRows * cells)
        {
            sums.AddRows(whole, columns, coefficients, cellOf);
            return sums;
        }

        var (first, order) = Ordered(cellOf, cells);
        var (theta, score, hessian) = (new double[size + 1], new double[size + 1], new double[(size + 1) * (size + 1)]);
        double[] held = [], weights = [];
        for (var cell = 0; cell < cells; cell++)
        {
            var count = first[cell + 1] - first[cell];
            if (count == 0) continue;
            if (held.Length != count * whole.ColumnCount) (held, weights) = (new double[count * whole.ColumnCount], new double[count * whole.FeatureCount]);
            Gather(columns.Span, rows, order.AsSpan(first[cell], count), held);
            Gather(coefficients.Span, rows, order.AsSpan(first[cell], count), weights);
            whole.ScoreAndHessian(held, weights, count, theta, score, hessian);
            sums.scores[cell] = score[size];
            hessian.AsSpan(size * (size + 1)).CopyTo(sums.derivatives.AsSpan(cell * (size + 1)));
            for (var k = 0; k < size; k++) sums.Curvature[k] += hessian[(k * (size + 1)) + k];
        }

        return sums;
    }

    // Passes over all rows: the score of an effect is linear in θ, so that its derivative is a difference of two, taken over a step so long that both are
    // of one size, a power of two.
    private void AddRows(MEstimator whole, ReadOnlyMemory<double> columns, ReadOnlyMemory<double> coefficients, int[] cellOf)
    {
        var (rows, size, all) = (cellOf.Length, width - 1, new double[checked(cellOf.Length * width)]);
        var (theta, score, hessian, moved) = (new double[width], new double[width], new double[width * width], new double[rows]);
        whole.ScoreAndHessian(columns, coefficients, rows, theta, score, hessian);
        for (var k = 0; k < size; k++) Curvature[k] = hessian[(k * width) + k];
        var before = EffectScores().ToArray();
        for (var row = 0; row < rows; row++) scores[cellOf[row]] += before[row];
        var largest = Largest(before);
        for (var k = 0; k < width; k++)
        {
            var step = 1.0;
            Move(k, step);
            if (Largest(moved) is > 0 and var found && largest > 0)
            {
                step = Math.ScaleB(1, Math.ILogB(largest) - Math.ILogB(found));
                if (step != 1) Move(k, step);
            }

            for (var row = 0; row < rows; row++) derivatives[((long)cellOf[row] * width) + k] += moved[row] / step;
        }

        void Move(int k, double step)
        {
            theta[k] = step;
            var after = EffectScores();
            for (var row = 0; row < rows; row++) moved[row] = after[row] - before[row];
            theta[k] = 0;
        }

        ReadOnlySpan<double> EffectScores()
        {
            whole.RowScores(columns, coefficients, rows, theta, all);
            return all.AsSpan(rows * size);
        }
    }

    private static double Largest(double[] values)
    {
        var largest = 0.0;
        foreach (var value in values) largest = Math.Max(largest, Math.Abs(value));
        return largest;
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
