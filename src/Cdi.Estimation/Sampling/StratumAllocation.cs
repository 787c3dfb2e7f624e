namespace Cdi.Estimation.Sampling;

/// <summary>How many labels each stratum gets: in proportion to rows × spread, two at least and all of its rows at most.</summary>
/// <remarks>Neyman (1934), "On the two different aspects of the representative method"; Cochran (1977), sections 5.5 and 5.8. What is cut off at the number of
/// rows goes to the others, and what lifts a stratum to two labels comes from them.</remarks>
internal static class StratumAllocation
{
    /// <summary>Two labels say how a stratum varies; one would not.</summary>
    private const int FewestLabels = 2;

    // Shares that are whole numbers but for rounding have no remainder.
    private const double Rounding = 1e-9;

    /// <summary>The fewest labels that can be allocated.</summary>
    /// <param name="rows">Nₕ.</param>
    public static int Least(ReadOnlySpan<int> rows)
    {
        var least = 0;
        foreach (var own in rows) least += Math.Min(FewestLabels, own);
        return least;
    }

    /// <summary>Labels of each stratum: min(Nₕ, max(2, s·NₕSₕ)) for the s with which they add up, made whole by the largest remainders, the first of
    /// equals.</summary>
    /// <param name="rows">Nₕ, at least 1.</param>
    /// <param name="spreads">Sₕ up to a factor: finite, above 0.</param>
    /// <param name="labels">Labels to allocate, from <see cref="Least"/> to the number of rows.</param>
    /// <returns>One number per stratum; their sum is <paramref name="labels"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer labels, or more.</exception>
    public static int[] Of(ReadOnlySpan<int> rows, ReadOnlySpan<double> spreads, Labels labels)
    {
        var total = 0L;
        foreach (var own in rows) total += own;
        ArgumentOutOfRangeException.ThrowIfLessThan(labels.Count, Least(rows), nameof(labels));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(labels.Count, total, nameof(labels));
        var scale = Scale(rows, spreads, labels.Count);
        var (whole, remainders, left) = (new int[rows.Length], new double[rows.Length], labels.Count);
        for (var stratum = 0; stratum < rows.Length; stratum++)
        {
            var share = Share(rows[stratum], spreads[stratum], scale);
            whole[stratum] = (int)Math.Floor(share + Rounding);
            remainders[stratum] = share - whole[stratum];
            left -= whole[stratum];
        }

        // Stable, so that of equal remainders the first stratum gets its label; a stratum that is full has none.
        var shares = rows.ToArray();
        int[] order = [.. Enumerable.Range(0, whole.Length).OrderByDescending(stratum => remainders[stratum])];
        for (var next = 0; left > 0; next = (next + 1) % order.Length)
        {
            if (whole[order[next]] == shares[order[next]]) continue;
            whole[order[next]]++;
            left--;
        }

        return whole;
    }

    // The sum of shares grows with s, linearly between the s at which a stratum leaves its least or reaches its most.
    private static double Scale(ReadOnlySpan<int> rows, ReadOnlySpan<double> spreads, int labels)
    {
        var ends = new double[2 * rows.Length];
        for (var stratum = 0; stratum < rows.Length; stratum++)
        {
            var size = rows[stratum] * spreads[stratum];
            (ends[2 * stratum], ends[(2 * stratum) + 1]) = (Math.Min(FewestLabels, rows[stratum]) / size, rows[stratum] / size);
        }

        Array.Sort(ends);
        var (below, above) = (-1, ends.Length - 1);
        while (above - below > 1)
        {
            var middle = (below + above) / 2;
            if (Sum(rows, spreads, ends[middle]) >= labels) above = middle;
            else below = middle;
        }

        if (below < 0) return ends[0];
        var (low, high) = (Sum(rows, spreads, ends[below]), Sum(rows, spreads, ends[above]));
        return high > low ? ends[below] + ((labels - low) / (high - low) * (ends[above] - ends[below])) : ends[above];
    }

    private static double Sum(ReadOnlySpan<int> rows, ReadOnlySpan<double> spreads, double scale)
    {
        var sum = 0.0;
        for (var stratum = 0; stratum < rows.Length; stratum++) sum += Share(rows[stratum], spreads[stratum], scale);
        return sum;
    }

    private static double Share(int rows, double spread, double scale) =>
        Math.Clamp(scale * rows * spread, Math.Min(FewestLabels, rows), rows);
}
