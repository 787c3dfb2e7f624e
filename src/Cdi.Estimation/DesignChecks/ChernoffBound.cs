namespace Cdi.Estimation.DesignChecks;

/// <summary>Chernoff's bound of one tail of Σ(ξ − π)a: the least over t of exp(K(t) − tT), K the cumulant generating function of independent draws.</summary>
internal static class ChernoffBound
{
    private const int Steps = 60;

    /// <summary>The bound of the tail on the side of the total, 1 at most.</summary>
    public static double Of(DrawnUnits units, TotalUnderDesign total)
    {
        var (side, reach) = (Math.Sign(total.Value), Math.Abs(total.Value));
        var largest = 0.0;
        foreach (var scaled in total.Scaled) largest = Math.Max(largest, Math.Abs(scaled));
        if (!(largest > 0) || reach == 0) return 1;

        // The exponent is convex in t: golden sections find its least value, and every t gives a bound.
        var (low, high) = (0.0, 700 / largest);
        for (var step = 0; step < Steps; step++)
        {
            var (left, right) = (low + (0.382 * (high - low)), low + (0.618 * (high - low)));
            if (Exponent(units, total, side, left) - (left * reach) < Exponent(units, total, side, right) - (right * reach)) high = right;
            else low = left;
        }

        var best = (low + high) / 2;
        return Math.Min(1, Math.Exp(Exponent(units, total, side, best) - (best * reach)));
    }

    private static double Exponent(DrawnUnits units, TotalUnderDesign total, int side, double t) =>
        units.IsFixedSize && units.IsUniform ? WithReplacement(units, total.Scaled, side * t) : Independent(units, total.Scaled, side * t);

    private static double Independent(DrawnUnits units, double[] scaled, double t)
    {
        var sum = 0.0;
        for (var unit = 0; unit < scaled.Length; unit++)
        {
            var probability = units.Probability[unit];
            sum += Math.Log(1 + (probability * (Math.Exp(t * scaled[unit]) - 1))) - (t * probability * scaled[unit]);
        }

        return sum;
    }

    private static double WithReplacement(DrawnUnits units, double[] scaled, double t)
    {
        var sum = 0.0;
        for (var stratum = 0; stratum < units.StratumCount; stratum++)
        {
            var (mean, from, to) = (0.0, units.Starts[stratum], units.Starts[stratum + 1]);
            for (var unit = from; unit < to; unit++) mean += Math.Exp(t * scaled[unit]);
            sum += units.DrawnFrom(stratum) * Math.Log(mean / (to - from));
        }

        return sum;
    }
}
