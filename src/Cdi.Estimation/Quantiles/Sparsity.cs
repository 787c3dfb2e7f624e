using MathNet.Numerics.Distributions;

namespace Cdi.Estimation.Quantiles;

/// <summary>Densities of the outcome at its conditional quantile, of which the Jacobian Σ ω f x xᵀ of a quantile regression is made, as `quantreg` estimates
/// them: rows with weights are taken as if x and y were multiplied by them (Koenker 2005, 3.4 and 4.10).</summary>
/// <param name="columns">x, n × d, column-major.</param>
/// <param name="outcome">y, n.</param>
/// <param name="weights">ω, n.</param>
/// <param name="level">τ.</param>
/// <param name="cancellation">Ends it.</param>
internal sealed class Sparsity(double[] columns, double[] outcome, double[] weights, double level, CancellationToken cancellation)
{
    // The square root of the smallest number that makes 1 larger: what quantreg takes for nothing.
    private const double Nothing = 1.4901161193847656e-8;
    private readonly int size = columns.Length / outcome.Length;

    /// <summary>The bandwidth of Hall and Sheather (1988) for intervals of 95 %.</summary>
    /// <param name="level">τ.</param>
    /// <param name="rows">n.</param>
    public static double Bandwidth(double level, int rows)
    {
        var at = Normal.InvCDF(0, 1, level);
        var density = Normal.PDF(0, 1, at);
        return Math.Pow(rows, -1.0 / 3) * Math.Pow(Normal.InvCDF(0, 1, 0.975), 2.0 / 3)
            * Math.Pow(1.5 * density * density / ((2 * at * at) + 1), 1.0 / 3);
    }

    /// <summary>The density of each row, n, 0 where it is none.</summary>
    /// <param name="rule">How it is estimated.</param>
    /// <param name="rows">The same rows in their own order.</param>
    /// <param name="coefficients">β̂.</param>
    /// <param name="every">x of all rows of the corpus, as columns; their densities by <see cref="SparsityRule.Quotients"/> follow from x alone.</param>
    /// <param name="count">How many rows the corpus has.</param>
    /// <param name="index">Of each of the n rows which of the corpus it is.</param>
    /// <returns>One for each row of the corpus; null where the neighbouring quantiles, or the density of all, have no solution.</returns>
    public double[]? Of(SparsityRule rule, QuantileRows rows, double[] coefficients, double[] every, int count, int[] index)
    {
        var residuals = new double[outcome.Length];
        for (var i = 0; i < residuals.Length; i++) residuals[i] = outcome[i] - Along(columns, outcome.Length, i, coefficients);
        if (rule == SparsityRule.Quotients) return Quotients(rows, every, count, index);
        var own = rule == SparsityRule.Alike ? Alike(residuals) : Kernel(residuals);
        if (own is null) return null;
        var all = new double[count];
        for (var i = 0; i < own.Length; i++) all[index[i]] = own[i];
        return all;
    }

    // Within (0, 1) on both sides.
    private double Reach()
    {
        var reach = Bandwidth(level, outcome.Length);
        while (level - reach < 0 || level + reach > 1) reach /= 2;
        return reach;
    }

    // The slope of the residuals nearest to 0 in their ranks.
    private double[]? Alike(double[] residuals)
    {
        var rows = residuals.Length;
        double[] weighted = [.. residuals.Select((residual, i) => residual * weights[i])];
        var none = weighted.Count(residual => Math.Abs(residual) < Nothing);
        var reach = (int)Math.Max(size + 1, Math.Ceiling(rows * Bandwidth(level, rows)));
        double[] near = [.. weighted.OrderBy(Math.Abs).Skip(none).Take(reach + 1).Order()];
        if (near.Length < 2 || rows <= size) return null;
        double[] ranks = [.. near.Select((_, k) => (none + 1.0 + k) / (rows - size))];
        if (MedianLine.SlopeOf(ranks, near) is not { } slope || !(slope > 0)) return null;
        return Array.ConvertAll(weights, weight => weight / slope);
    }

    private double[]? Quotients(QuantileRows rows, double[] every, int count, int[] index)
    {
        var reach = Reach();
        if (QuantileSolver.Solve(rows, level + reach, cancellation) is not { } above
            || QuantileSolver.Solve(rows, level - reach, cancellation) is not { } below)
            return null;
        var apart = new double[size];
        for (var j = 0; j < size; j++) apart[j] = above.Coefficients[j] - below.Coefficients[j];
        var (densities, weightOf) = (new double[count], new double[count]);
        for (var i = 0; i < index.Length; i++) weightOf[index[i]] = weights[i];
        for (var row = 0; row < count; row++)
        {
            var distance = Along(every, count, row, apart);
            if (!(distance > 1e-12 * rows.Spread)) continue;

            // quantreg takes a number off that is to be nothing; where outcomes are small, it is something.
            var less = weightOf[row] > 0 ? Nothing / weightOf[row] : 0;
            densities[row] = 2 * reach / (less < 1e-3 * distance ? distance - less : distance);
        }

        return densities;
    }

    private double[]? Kernel(double[] residuals)
    {
        var reach = Reach();
        double[] weighted = [.. residuals.Select((residual, i) => residual * weights[i])];
        double[] sorted = [.. weighted.Order()];
        var mean = sorted.Average();
        var deviation = Math.Sqrt(sorted.Sum(each => (each - mean) * (each - mean)) / (sorted.Length - 1));
        var width = (Normal.InvCDF(0, 1, level + reach) - Normal.InvCDF(0, 1, level - reach))
            * Math.Min(deviation, (Quantile(sorted, 0.75) - Quantile(sorted, 0.25)) / 1.34);
        return width > 0 ? [.. weighted.Select((residual, i) => weights[i] * Normal.PDF(0, 1, residual / width) / width)] : null;
    }

    // Type 7 of Hyndman and Fan.
    private static double Quantile(double[] sorted, double share)
    {
        var place = (sorted.Length - 1) * share;
        var below = (int)Math.Floor(place);
        return below + 1 < sorted.Length ? sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }

    private static double Along(double[] of, int rows, int row, double[] direction)
    {
        var sum = 0.0;
        for (var j = 0; j < direction.Length; j++) sum += of[(j * rows) + row] * direction[j];
        return sum;
    }
}
