namespace Cdi.Estimation.DesignChecks;

/// <summary>Two-sided p-values by repeating the declared draw: twice the share of draws at least as far out on the side observed.</summary>
/// <remarks>
/// Besag and Clifford (1991): draws stop once enough of them lie as far out, and the p-value stays valid. Where almost none of 50 000 does, Chernoff's
/// bound, which
/// no draw of this design exceeds (for draws without replacement by Hoeffding 1963, §6), reaches below what draws can show.
/// </remarks>
internal static class RedrawnTail
{
    private const int MostDraws = 50_000;
    private const int EnoughExtremes = 40;
    private const int FewExtremes = 5;

    // Totals that differ by rounding are equal.
    private const double Rounding = 1e-9;

    /// <summary>The p-value.</summary>
    /// <param name="units">The units.</param>
    /// <param name="total">The total of a variable.</param>
    /// <param name="seed">Seed of the study.</param>
    /// <param name="stream">Number of the variable.</param>
    /// <param name="cancellation">Ends the drawing.</param>
    public static double Of(DrawnUnits units, TotalUnderDesign total, ulong seed, int stream, CancellationToken cancellation)
    {
        var scaled = total.Scaled;
        var isSimple = units.IsFixedSize && units.IsUniform;
        var redraw = new DesignRedraw(units, unit => isSimple ? total.Totals[unit] != 0 : scaled[unit] != 0, seed, stream);
        var expected = Expected(units, isSimple ? Weighted(units, total) : scaled);
        var values = isSimple ? Weighted(units, total) : scaled;
        var (side, reach) = (Math.Sign(total.Value), Math.Abs(total.Value) - (Rounding * Math.Sqrt(total.Variance)));
        var (draws, extremes) = (0, 0);
        while (draws < MostDraws && extremes < EnoughExtremes)
        {
            cancellation.ThrowIfCancellationRequested();
            var sum = 0.0;
            foreach (var unit in redraw.Draw()) sum += values[unit];
            draws++;
            if (side * (sum - expected) >= reach) extremes++;
        }

        if (extremes == EnoughExtremes) return Math.Min(1, 2.0 * extremes / draws);
        var share = Math.Min(1, 2 * (extremes + 1.0) / (draws + 1));
        return extremes < FewExtremes ? Math.Min(share, 2 * ChernoffBound.Of(units, total)) : share;
    }

    // A sample of fixed size needs no centre: only units with z ≠ 0 are drawn.
    private static double[] Weighted(DrawnUnits units, TotalUnderDesign total)
    {
        var weighted = new double[units.Count];
        for (var unit = 0; unit < weighted.Length; unit++) weighted[unit] = total.Totals[unit] / units.Probability[unit];
        return weighted;
    }

    private static double Expected(DrawnUnits units, double[] values)
    {
        var sum = 0.0;
        for (var unit = 0; unit < values.Length; unit++) sum += units.Probability[unit] * values[unit];
        return sum;
    }
}
