namespace Cdi.Estimation.Sampling;

/// <summary>Inclusion probabilities in proportion to sizes, mixed with uniform, capped at 1, that spend the budget exactly.</summary>
internal static class InclusionProbabilities
{
    /// <summary>Solves π = min(1, s·a), a = (1 − τ) u/ū + τ, for the s with Σπ = <paramref name="expectedLabels"/>.</summary>
    /// <remarks>
    /// Water-filling: a capped row's lost budget is given back to the others by solving again, never lost (statistics §5;
    /// fault 10). No π is below τ·(labels/rows). Without a positive size, or with τ = 1, π is uniform; with as many labels as
    /// rows every π is 1.
    /// </remarks>
    /// <param name="sizes">u, one per row: finite, not negative. Only ratios matter.</param>
    /// <param name="expectedLabels">Σπ, above 0 and at most the number of rows.</param>
    /// <param name="tau">τ, the share of uniform sampling mixed in, 0 … 1.</param>
    /// <param name="probabilities">π, one per row; overwritten.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size, the number of labels or τ is out of range.</exception>
    /// <exception cref="ArgumentException">The lengths differ; or τ = 0 and a size of 0 would leave a row with π = 0.</exception>
    public static void Solve(ReadOnlySpan<double> sizes, Labels expectedLabels, double tau, Span<double> probabilities)
    {
        var labels = expectedLabels.Count;
        if (sizes.Length != probabilities.Length) throw new ArgumentException("Sizes and probabilities differ in length.", nameof(probabilities));
        ArgumentOutOfRangeException.ThrowIfLessThan(labels, 1, nameof(expectedLabels));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(labels, sizes.Length, nameof(expectedLabels));
        if (!(tau is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(tau), tau, "The share of uniform sampling lies in [0, 1].");
        Mix(sizes, tau, probabilities);
        if (labels == sizes.Length) probabilities.Fill(1);
        else Fill(probabilities, labels);
    }

    /// <summary>Writes a = (1 − τ) u/ū + τ, or 1 where no size is positive.</summary>
    private static void Mix(ReadOnlySpan<double> sizes, double tau, Span<double> mixed)
    {
        var largest = 0.0;
        foreach (var size in sizes)
        {
            if (!(size >= 0 && double.IsFinite(size))) throw new ArgumentOutOfRangeException(nameof(sizes), size, "Sizes are finite and not negative.");
            largest = Math.Max(largest, size);
        }

        if (largest == 0 || tau == 1)
        {
            mixed.Fill(1);
            return;
        }

        // Dividing by the largest first keeps the sum finite for sizes near the ends of the range of doubles.
        var sum = 0.0;
        foreach (var size in sizes) sum += size / largest;
        var scale = (1 - tau) * (sizes.Length / sum);
        for (var i = 0; i < sizes.Length; i++)
        {
            mixed[i] = (scale * (sizes[i] / largest)) + tau;
            if (mixed[i] == 0) throw new ArgumentException("τ = 0 leaves a row of size 0 without a chance to be drawn.", nameof(sizes));
        }
    }

    /// <summary>Turns sizes a into min(1, s·a); each pass caps at least one row or ends.</summary>
    private static void Fill(Span<double> sizes, int labels)
    {
        var capped = 0;
        while (true)
        {
            var open = 0.0;
            foreach (var size in sizes) open += size < double.PositiveInfinity ? size : 0;
            var scale = open > 0 ? (labels - capped) / open : 0;
            var before = capped;
            foreach (ref var size in sizes)
            {
                if (size == double.PositiveInfinity || size * scale < 1) continue;
                size = double.PositiveInfinity;
                capped++;
            }

            if (capped > before && capped < labels) continue;
            foreach (ref var size in sizes) size = size == double.PositiveInfinity ? 1 : size * scale;
            return;
        }
    }
}
