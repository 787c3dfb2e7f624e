using MathNet.Numerics.Distributions;

namespace Cdi.Estimation.Numerics;

/// <summary>Quantiles of Student's t distribution. MathNet's own search ends at ±800, which few degrees of freedom exceed.</summary>
internal static class StudentTQuantile
{
    /// <summary>The t with P(T ≤ t) = probability.</summary>
    /// <param name="freedom">Degrees of freedom, positive.</param>
    /// <param name="probability">In (0, 1).</param>
    public static double Of(double freedom, double probability)
    {
        if (probability < 0.5) return -Of(freedom, 1 - probability);
        var (low, high) = (0.0, 1.0);
        while (StudentT.CDF(0, 1, freedom, high) < probability) (low, high) = (high, 2 * high);

        // Newton's steps, kept inside the bracket; the upper half of the distribution function is concave, so they end at the root.
        for (var middle = Start(freedom, probability, low, high); ;)
        {
            var excess = StudentT.CDF(0, 1, freedom, middle) - probability;
            if (excess > 0) high = middle;
            else low = middle;
            var next = middle - (excess / StudentT.PDF(0, 1, freedom, middle));
            if (!(next > low && next < high)) next = (low + high) / 2;
            if (Math.Abs(next - middle) <= 1e-15 * middle || next == low || next == high) return next;
            middle = next;
        }
    }

    // Two terms of the expansion about the normal, near enough for one or two steps; the middle where it leaves the bracket.
    private static double Start(double freedom, double probability, double low, double high)
    {
        var z = Normal.InvCDF(0, 1, probability);
        var square = z * z;
        var guess = z + (z * (square + 1) / (4 * freedom)) + (z * ((((5 * square) + 16) * square) + 3) / (96 * freedom * freedom));
        return guess > low && guess < high ? guess : (low + high) / 2;
    }
}
