namespace Cdi.Estimation.Rectification;

/// <summary>How large a share can be of which labels drawn from strata show no event.</summary>
/// <remarks>Events may all lie where few labels are. The bound is the largest Σ W(1 − q) with Π q^m at least the tail: shares without an event in stratum h
/// are q = min(1, c m/W), the same in all where labels are in proportion to W, and 1 − q = 1 − tail^(1/m) in one stratum alone where its labels are far
/// fewer than its share.</remarks>
internal static class StratifiedBound
{
    private const int Steps = 200;

    /// <summary>Labels of a simple random sample that have the same bound, ln(tail)/ln(1 − bound); infinite where there are no strata.</summary>
    /// <param name="tail">The probability that no label shows an event where the share is at its bound, in (0, 1).</param>
    /// <param name="strata">W, the share of the corpus or of a group in each stratum of which not every row is known, and m, its labels.</param>
    public static double Labels(double tail, IReadOnlyList<(double Share, double Labels)> strata)
    {
        if (strata.Count == 0) return double.PositiveInfinity;
        var (low, high) = (0.0, strata.Max(stratum => stratum.Share / stratum.Labels));
        for (var step = 0; step < Steps; step++)
        {
            var middle = (low + high) / 2;
            var probability = strata.Sum(stratum => stratum.Labels * Math.Log(Math.Min(1, middle * stratum.Labels / stratum.Share)));
            if (probability < Math.Log(tail)) low = middle;
            else high = middle;
        }

        var bound = strata.Sum(stratum => Math.Max(0, stratum.Share - (high * stratum.Labels)));
        return Math.Log(tail) / Math.Log(1 - bound);
    }
}
