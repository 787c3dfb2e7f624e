using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Cdi.Estimation.Agreement;

/// <summary>What a p-value of a lead cannot be below, whatever the distribution of its statistic is taken to be.</summary>
/// <remarks>
/// A lead d of −1, 0 or 1 has a mean of at least ε where P(d = 1) is ε + p or more, p = P(d = −1). Of n independent texts the bound is the largest probability,
/// over p, of at most so many that are 1 with at least so many that are −1. Where none is −1 that is the tail of the binomial of ε, at p = 0, which as a test
/// holds its level at every n; where all are 0 it is (1 − ε)ⁿ.
/// </remarks>
internal static class LeadBound
{
    private const int Steps = 64;

    private const int Halvings = 40;

    // Less adds nothing to a sum that a double holds.
    private const double Negligible = 1e-18;

    // Of a step of the search that is kept by each of its two inner points.
    private static readonly double Golden = (Math.Sqrt(5) - 1) / 2;

    /// <summary>The bound.</summary>
    /// <param name="texts">n, at least 1.</param>
    /// <param name="ones">Texts with d = 1, at most <paramref name="texts"/>.</param>
    /// <param name="minusOnes">Texts with d = −1.</param>
    /// <param name="margin">ε, from 0 to below 1.</param>
    public static double Of(int texts, int ones, int minusOnes, double margin)
    {
        if (minusOnes == 0) return At(0);
        var most = (1 - margin) / 2;
        var best = Enumerable.Range(0, Steps + 1).MaxBy(step => At(most * step / Steps));
        var (left, right) = (most * Math.Max(0, best - 1) / Steps, most * Math.Min(Steps, best + 1) / Steps);
        for (var halving = 0; halving < Halvings; halving++)
        {
            var (one, other) = (right - (Golden * (right - left)), left + (Golden * (right - left)));
            if (At(one) < At(other)) left = one;
            else right = other;
        }

        return Math.Min(1, Math.Max(At((left + right) / 2), At(most * best / Steps)));

        double At(double share) => Probability(texts, ones, minusOnes, margin + share, share);
    }

    // P(K₊ ≤ k₊, K₋ ≥ k₋) of multinomial numbers: those of −1 among the texts that are not 1. From the largest k₊ down, where most of it lies.
    private static double Probability(int texts, int ones, int minusOnes, double one, double minusOne)
    {
        var (sum, among) = (0.0, one < 1 ? Math.Min(1, minusOne / (1 - one)) : 0);
        for (var k = Math.Min(ones, texts - minusOnes); k >= 0; k--)
        {
            var exactly = Binomial.PMF(one, texts, k);
            if (exactly < Negligible && k < texts * one) break;
            sum += exactly * AtLeast(texts - k, minusOnes, among);
        }

        return sum;
    }

    private static double AtLeast(int trials, int count, double share) =>
        count == 0 || share >= 1 ? 1 : share <= 0 ? 0 : SpecialFunctions.BetaRegularized(count, trials - count + 1, share);
}
