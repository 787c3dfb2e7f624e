namespace Cdi.Estimation.Rectification;

/// <summary>How far labels vary among those that weigh about as much in an estimate as one does.</summary>
/// <remarks>
/// Where groups differ in their scale, counts of thousands in one and of billions in another, a label of the first does not differ by what labels differ
/// on the whole; a group is told by its weight in the estimate, |∂u/∂v|, since it is only together with this that a deviation matters. A deviation of its
/// own takes as many labels as tell one: <see cref="Fewest"/>, whose standard deviation is within a third of the true one nineteen times in twenty. Fewer
/// that weigh alike take those that weigh next to them beside, up to the whole sample, so that few labels are never taken for steady ones.
/// </remarks>
internal static class LocalDeviations
{
    private const int Fewest = 20;

    // Weights on the scale of logarithms that are nearer than this are equal.
    private const double Near = 1e-9;

    // Relative to the deviation of all labels, what is below is the rounding of labels that are equal, which do not show how far another may lie.
    private const double Rounding = 1e-12;

    /// <summary>m: the deviation of labels like each.</summary>
    /// <param name="slopes">m: by how much the estimate moves with a label; where it is 0 the deviation does not matter and is that of all.</param>
    /// <param name="values">m: the labels, or what an estimate leaves of them.</param>
    /// <param name="common">The deviation of all labels.</param>
    public static double[] Of(ReadOnlySpan<double> slopes, ReadOnlySpan<double> values, double common)
    {
        var deviations = new double[slopes.Length];
        Array.Fill(deviations, common);
        var (order, at) = Ordered(slopes);
        if (order.Length <= Fewest) return deviations;
        for (int first = 0, last; first < order.Length; first = last)
        {
            last = first + 1;
            while (last < order.Length && at[last] - at[first] <= Near) last++;
            var own = Deviation(values, Alike(order, at, first, last));
            if (own <= Rounding * common) continue;
            for (var k = first; k < last; k++) deviations[order[k]] = own;
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
        while (high - low < Fewest)
        {
            var below = low > 0 ? at[first] - at[low - 1] : double.PositiveInfinity;
            var above = high < at.Length ? at[high] - at[first] : double.PositiveInfinity;
            if (below <= above) low--;
            else high++;
        }

        var radius = Math.Max(at[first] - at[low], at[high - 1] - at[first]) + Near;
        while (low > 0 && at[first] - at[low - 1] <= radius) low--;
        while (high < at.Length && at[high] - at[first] <= radius) high++;
        return order.AsSpan(low, high - low);
    }

    private static double Deviation(ReadOnlySpan<double> values, ReadOnlySpan<int> among)
    {
        var (sum, square) = (0.0, 0.0);
        foreach (var k in among) sum += values[k];
        var mean = sum / among.Length;
        foreach (var k in among) square += (values[k] - mean) * (values[k] - mean);
        return Math.Sqrt(square / (among.Length - 1));
    }
}
