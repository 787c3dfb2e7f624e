using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Sampling;

/// <summary>Weights of a sample that give known totals of its population, and what of a score these totals leave to chance (Deville, Särndal 1992).</summary>
/// <remarks>Calibrated weights are w = d F(xᵀλ), F(u) = 1 + u or exp u, with Σ w x = t. What is estimated with them varies as the same sum of residuals does
/// that a regression on x, weighted by d, leaves: Σ w (u − xᵀB) (Särndal, Swensson and Wretman 1992, section 6.6).</remarks>
public sealed class SampleCalibration
{
    // Below this share of a column that the columns before it do not say, the totals say the same twice.
    private const double LeastOfItsOwn = 1e-10;
    private const double Close = 1e-10;

    // So near to the totals rounding of the dual function hides what a step lowers it by, and Newton's steps are right.
    private const double Near = 1e-5;
    private const int MostSteps = 100;

    private readonly double[] columns;
    private readonly double[] weights;
    private readonly double[] calibrated;
    private readonly int count;
    private readonly CholeskyFactor factor;

    /// <summary>Describes calibrated weights.</summary>
    /// <param name="columns">n × p, column-major: x.</param>
    /// <param name="weights">n: d, the weights before, 0 or more.</param>
    /// <param name="calibrated">n: w, 0 where d is 0.</param>
    /// <exception cref="ArgumentException">The lengths differ, or columns follow from each other.</exception>
    public SampleCalibration(double[] columns, double[] weights, double[] calibrated)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(calibrated);
        if (weights.Length == 0 || weights.Length != calibrated.Length || columns.Length % weights.Length != 0)
            throw new ArgumentException("Columns and weights do not have the same rows.", nameof(columns));
        (this.columns, this.weights, this.calibrated, count) = (columns, weights, calibrated, columns.Length / weights.Length);
        factor = new(count);
        if (!TryFactor(factor, columns, weights)) throw new ArgumentException("Columns follow from each other.", nameof(columns));
    }

    /// <summary>Whether no column follows from those before it, in rows that weigh something.</summary>
    /// <param name="columns">n × p, column-major.</param>
    /// <param name="weights">n.</param>
    public static bool AreIndependent(double[] columns, double[] weights)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(weights);
        return TryFactor(new(columns.Length / weights.Length), columns, weights);
    }

    /// <summary>Weights that give the totals.</summary>
    /// <param name="columns">n × p, column-major: x.</param>
    /// <param name="weights">n: d.</param>
    /// <param name="totals">p: t.</param>
    /// <param name="isRaking">Whether F is exp, so that no weight is below 0; else 1 + u.</param>
    /// <returns>n: w; null where no such weights were found.</returns>
    public static double[]? Solve(double[] columns, double[] weights, double[] totals, bool isRaking)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(totals);
        var (rows, lambda) = (weights.Length, new double[totals.Length]);
        var sizes = Enumerable.Range(0, totals.Length).Select(j => Math.Abs(totals[j]) + Sum(columns, weights, j, Math.Abs)).ToArray();
        var factor = new CholeskyFactor(totals.Length);
        var (current, derivative) = (new double[rows], new double[rows]);
        var (step, best) = (new double[totals.Length], double.PositiveInfinity);
        for (var k = 0; k < MostSteps; k++)
        {
            Fill(columns, weights, lambda, isRaking, current);
            for (var row = 0; row < rows; row++) derivative[row] = isRaking ? current[row] : weights[row];
            for (var j = 0; j < totals.Length; j++) step[j] = totals[j] - Sum(columns, current, j, x => x);
            var distance = Enumerable.Range(0, totals.Length).Max(j => Math.Abs(step[j]) / sizes[j]);

            // One step beyond what is close takes rounding out, as far as it goes.
            if (distance >= best && distance < Close) return current;
            best = Math.Min(best, distance);
            if (!double.IsFinite(distance) || !TryFactor(factor, columns, derivative)) return null;
            factor.Solve(step);
            if (!TryStep(columns, weights, totals, isRaking && distance > Near, lambda, step)) return distance < Close ? current : null;
        }

        return null;
    }

    /// <summary>Leaves of weighted scores what the totals do not say: s − w xᵀB.</summary>
    /// <param name="scores">n × d, row by row: s = w u.</param>
    /// <param name="size">d.</param>
    internal void Residualise(Span<double> scores, int size)
    {
        var slopes = Slopes(scores, size);
        for (var k = 0; k < size; k++)
        {
            for (var row = 0; row < weights.Length; row++)
            {
                for (var j = 0; j < count; j++)
                    scores[(row * size) + k] -= calibrated[row] * columns[(j * weights.Length) + row] * slopes[(j * size) + k];
            }
        }
    }

    /// <summary>B of a regression of u on the columns, weighted by d.</summary>
    /// <param name="scores">n × d, row by row: s = w u.</param>
    /// <param name="size">d.</param>
    /// <returns>p × d, row by row.</returns>
    internal double[] Slopes(ReadOnlySpan<double> scores, int size)
    {
        var (slopes, slope) = (new double[count * size], new double[count]);
        for (var k = 0; k < size; k++)
        {
            Array.Clear(slope);
            for (var row = 0; row < weights.Length; row++)
            {
                if (calibrated[row] == 0) continue;
                var own = scores[(row * size) + k] * weights[row] / calibrated[row];
                for (var j = 0; j < count; j++) slope[j] += columns[(j * weights.Length) + row] * own;
            }

            factor.Solve(slope);
            for (var j = 0; j < count; j++) slopes[(j * size) + k] = slope[j];
        }

        return slopes;
    }

    /// <summary>The calibration of other rows, with the weights that they have in this one; null where too few are left for its totals.</summary>
    /// <param name="rows">The rows, each perhaps several times.</param>
    internal SampleCalibration? Take(int[] rows)
    {
        var taken = new double[rows.Length * count];
        for (var j = 0; j < count; j++)
        {
            for (var k = 0; k < rows.Length; k++) taken[(j * rows.Length) + k] = columns[(j * weights.Length) + rows[k]];
        }

        var own = Array.ConvertAll(rows, row => weights[row]);
        return rows.Length > 0 && AreIndependent(taken, own) ? new(taken, own, Array.ConvertAll(rows, row => calibrated[row])) : null;
    }

    // Of raking the dual function Σ d exp(xᵀλ) − tᵀλ is convex, and a step that does not lower it is too long; of the linear F one step is all.
    private static bool TryStep(double[] columns, double[] weights, double[] totals, bool mustLower, double[] lambda, double[] step)
    {
        var from = mustLower ? Dual(columns, weights, totals, lambda) : 0;
        for (var (halving, length) = (0, 1.0); halving < 60; halving++, length /= 2)
        {
            var to = lambda.Zip(step, (value, by) => value + (length * by)).ToArray();
            if (mustLower && !(Dual(columns, weights, totals, to) <= from)) continue;
            to.CopyTo(lambda, 0);
            return true;
        }

        return false;
    }

    private static double Dual(double[] columns, double[] weights, double[] totals, double[] lambda)
    {
        var current = new double[weights.Length];
        Fill(columns, weights, lambda, true, current);
        return current.Sum() - SquareMatrix.Dot(totals, lambda);
    }

    private static void Fill(double[] columns, double[] weights, double[] lambda, bool isRaking, double[] current)
    {
        for (var row = 0; row < weights.Length; row++)
        {
            var u = 0.0;
            for (var j = 0; j < lambda.Length; j++) u += columns[(j * weights.Length) + row] * lambda[j];
            current[row] = weights[row] == 0 ? 0 : weights[row] * (isRaking ? ScalarMath.Exp(u) : 1 + u);
        }
    }

    private static double Sum(double[] columns, double[] weights, int column, Func<double, double> of)
    {
        var sum = 0.0;
        for (var row = 0; row < weights.Length; row++) sum += weights[row] * of(columns[(column * weights.Length) + row]);
        return sum;
    }

    private static bool TryFactor(CholeskyFactor factor, double[] columns, double[] weights)
    {
        var (rows, count) = (weights.Length, columns.Length / weights.Length);
        var products = new double[count * count];
        for (var j = 0; j < count; j++)
        {
            for (var k = 0; k <= j; k++)
            {
                var sum = 0.0;
                for (var row = 0; row < rows; row++) sum += weights[row] * columns[(j * rows) + row] * columns[(k * rows) + row];
                products[(j * count) + k] = products[(k * count) + j] = sum;
            }
        }

        return factor.TryFactor(products) && factor.SmallestPivot > LeastOfItsOwn;
    }
}
