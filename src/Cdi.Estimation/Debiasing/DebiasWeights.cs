using Cdi.Estimation.Numerics;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Debiasing;

/// <summary>Ω of predict-then-debias: the weights of differences δ between two estimates of predictions, by which the variance of τ̂ − Ωδ is least (Kluger et
/// al. 2025).</summary>
internal static class DebiasWeights
{
    /// <summary>Cov(τ̂, δ) Var(δ)⁻¹, or of each target its own covariance over its own variance.</summary>
    /// <param name="shape">Diagonal, or full.</param>
    /// <param name="cross">T × T, row by row: the covariance of the estimate of a target (row) and of a difference (column); of <see
    /// cref="TuningShape.Diagonal"/> the diagonal alone is read.</param>
    /// <param name="spread">T × T: the covariance of differences.</param>
    /// <param name="least">T: a variance of a difference up to this is rounding, and the difference has no weight.</param>
    /// <returns>T × T, row by row; 0 for differences that those before them determine.</returns>
    public static double[] Of(TuningShape shape, ReadOnlySpan<double> cross, ReadOnlySpan<double> spread, ReadOnlySpan<double> least) => shape switch
    {
        TuningShape.Diagonal => Diagonal(cross, spread, least),
        TuningShape.Full => Full(cross, spread, least),
    };

    /// <summary>λ in the diagonal.</summary>
    /// <param name="lambda">λ.</param>
    /// <param name="size">T.</param>
    public static double[] Fixed(double lambda, int size)
    {
        var weights = new double[size * size];
        for (var j = 0; j < size; j++) weights[(j * size) + j] = lambda;
        return weights;
    }

    private static double[] Diagonal(ReadOnlySpan<double> cross, ReadOnlySpan<double> spread, ReadOnlySpan<double> least)
    {
        var (size, weights) = (least.Length, new double[cross.Length]);
        for (var j = 0; j < size; j++)
        {
            var at = (j * size) + j;
            if (spread[at] > least[j]) weights[at] = cross[at] / spread[at];
        }

        return weights;
    }

    // By Var(δ) = LLᵀ, whose columns are 0 where a difference depends on those before it.
    private static double[] Full(ReadOnlySpan<double> cross, ReadOnlySpan<double> spread, ReadOnlySpan<double> least)
    {
        var (size, known) = (least.Length, spread.ToArray());
        for (var j = 0; j < size; j++)
        {
            if (spread[(j * size) + j] > least[j]) continue;
            for (var k = 0; k < size; k++) known[(j * size) + k] = known[(k * size) + j] = 0;
        }

        var (factor, weights) = (SemidefiniteFactor.Of(known, size), new double[cross.Length]);
        for (var row = 0; row < size; row++) Solve(factor, size, cross.Slice(row * size, size), weights.AsSpan(row * size, size));
        return weights;
    }

    private static void Solve(double[] factor, int size, ReadOnlySpan<double> known, Span<double> solution)
    {
        solution.Clear();
        for (var i = 0; i < size; i++)
        {
            var pivot = factor[(i * size) + i];
            if (pivot == 0) continue;
            var left = known[i];
            for (var k = 0; k < i; k++) left -= factor[(i * size) + k] * solution[k];
            solution[i] = left / pivot;
        }

        for (var i = size - 1; i >= 0; i--)
        {
            var pivot = factor[(i * size) + i];
            if (pivot == 0) continue;
            for (var k = i + 1; k < size; k++) solution[i] -= factor[(k * size) + i] * solution[k];
            solution[i] /= pivot;
        }
    }
}
