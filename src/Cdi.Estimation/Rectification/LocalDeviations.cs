namespace Cdi.Estimation.Rectification;

/// <summary>How far labels vary among those that weigh about as much in an estimate as one does.</summary>
/// <remarks>
/// Where groups differ in their scale, counts of thousands in one and of billions in another, a label of the first does not differ by what labels differ
/// on the whole; a group is told by its weight in the estimate, |∂u/∂v|, since it is only together with this that a deviation matters. The labels of a
/// group bound their deviation: from what it is among them up to the end of a one-sided confidence interval of it, which is far where they are few. Within
/// these bounds it is that of all labels, so that where all vary alike few are not taken for steady ones, and where they do not it is about their own,
/// with no number of labels from which on it is another one. Where only one or two labels differ from others that are equal, they bound nothing above.
/// </remarks>
internal static class LocalDeviations
{
    // With fewer of about one weight those that weigh next to them count as well, whatever they weigh: five are within a factor of 2.4 of the deviation.
    private const int Fewest = 5;

    // As many of about one weight, where so many are, as make the bound less than half as much again.
    private const int Enough = 20;

    // Standard normal, of 95 %.
    private const double OneSided = 1.6448536269514722;

    // Weights on the scale of logarithms that are nearer than this are equal.
    private const double Near = 1e-9;

    // Those within a factor of two are about one weight: their deviation, if another one is far larger, is then of what the estimate has from the others.
    private static readonly double About = Math.Log(2);

    // Relative to the deviation of all labels, what is below is the rounding of labels that are equal, which do not show how far another may lie.
    private const double Rounding = 1e-12;

    // (Σd²)²/Σd⁴, as how many labels carry the deviation: 1 + 2/n or so where one of n differs, 1.54 of five, and 2.2 where two of twenty do; a third of
    // normal labels. Of fewer than twenty two that differ are many.
    private const double FewestCarriers = 1.6;
    private const double MostCarriers = 2.5;

    /// <summary>m: the deviation of labels like each.</summary>
    /// <param name="slopes">m: by how much the estimate moves with a label; where it is 0 the deviation does not matter and is that of all.</param>
    /// <param name="values">m: the labels, or what an estimate leaves of them.</param>
    /// <param name="common">The deviation of all labels.</param>
    public static double[] Of(ReadOnlySpan<double> slopes, ReadOnlySpan<double> values, double common)
    {
        var deviations = new double[slopes.Length];
        Array.Fill(deviations, common);
        var (order, at) = Ordered(slopes);
        if (order.Length < Fewest) return deviations;
        for (int first = 0, last; first < order.Length; first = last)
        {
            last = first + 1;
            while (last < order.Length && at[last] - at[first] <= Near) last++;
            var (own, most) = Bounds(values, Alike(order, at, first, last), Rounding * common);
            for (var k = first; k < last; k++) deviations[order[k]] = Math.Clamp(common, own, most);
        }

        return deviations;
    }

    private static (int[] Order, double[] At) Ordered(ReadOnlySpan<double> slopes)
    {
        var order = new List<int>();
        for (var k = 0; k < slopes.Length; k++)
        {
            if (slopes[k] != 0 && double.IsFinite(slopes[k])) order.Add(k);
        }

        var logarithms = new double[order.Count];
        for (var k = 0; k < logarithms.Length; k++) logarithms[k] = Math.Log(Math.Abs(slopes[order[k]]));
        int[] places = [.. Enumerable.Range(0, logarithms.Length).OrderBy(k => logarithms[k])];
        return ([.. places.Select(k => order[k])], [.. places.Select(k => logarithms[k])]);
    }

    // The nearest by weight, and whatever is as near as the last of them: labels of equal weight are never parted.
    private static ReadOnlySpan<int> Alike(int[] order, double[] at, int first, int last)
    {
        var (low, high) = (first, last);
        while (high - low < Math.Min(Enough, at.Length))
        {
            var below = low > 0 ? at[first] - at[low - 1] : double.PositiveInfinity;
            var above = high < at.Length ? at[high] - at[first] : double.PositiveInfinity;
            if (high - low >= Fewest && Math.Min(below, above) > About) break;
            if (below <= above) low--;
            else high++;
        }

        var radius = Math.Max(at[first] - at[low], at[high - 1] - at[first]) + Near;
        while (low > 0 && at[first] - at[low - 1] <= radius) low--;
        while (high < at.Length && at[high] - at[first] <= radius) high++;
        return order.AsSpan(low, high - low);
    }

    // A deviation of labels, and the largest that they allow with 95 % confidence: ν s²/χ² with the quantile of Wilson and Hilferty (1931), ν = n − 1, or
    // less where tails are heavy, by which s² varies as one of ν = 2n/(κ − 1) degrees of freedom does.
    private static (double Own, double Most) Bounds(ReadOnlySpan<double> values, ReadOnlySpan<int> among, double rounding)
    {
        var (sum, square, fourth, count) = (0.0, 0.0, 0.0, (double)among.Length);
        foreach (var k in among) sum += values[k];
        var mean = sum / count;
        foreach (var k in among)
        {
            var power = (values[k] - mean) * (values[k] - mean);
            square += power;
            fourth += power * power;
        }

        var own = Math.Sqrt(square / (count - 1));
        if (own <= rounding || fourth == 0) return (0, double.PositiveInfinity);
        var carriers = square / fourth * square;
        if (carriers < Math.Clamp(count / 8, FewestCarriers, MostCarriers)) return (own, double.PositiveInfinity);
        var freedom = Math.Min(count - 1, 2 * carriers * count / Math.Max(0, count - carriers));
        var spread = 2 / (9 * freedom);
        return (own, own * Math.Pow(1 - spread - (OneSided * Math.Sqrt(spread)), -1.5));
    }
}
