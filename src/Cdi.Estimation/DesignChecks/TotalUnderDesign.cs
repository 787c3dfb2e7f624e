namespace Cdi.Estimation.DesignChecks;

/// <summary>Σ(ξ/π − 1)z of one variable, with its moments over draws from the declared design.</summary>
/// <remarks>
/// With a = z/π, centred in each stratum of a fixed-size draw by B = Σ(1 − π)z / Σπ(1 − π): the variance is Σπ(1 − π)a², times N/(N − 1) per stratum of a
/// fixed-size draw, which is exact where π is equal within strata (Cochran 1977, §2.5) and Hájek's (1964) approximation elsewhere.
/// </remarks>
internal sealed class TotalUnderDesign
{
    // Squares of sums that vanish but for rounding are below this share of what was summed.
    private const double Rounding = 1e-20;

    /// <summary>Computes the total and its moments.</summary>
    /// <param name="units">The units.</param>
    /// <param name="totals">z of each unit.</param>
    public TotalUnderDesign(DrawnUnits units, double[] totals)
    {
        Totals = totals;
        Scaled = new double[units.Count];
        var (third, fourth, size) = (0.0, 0.0, 0.0);
        for (var stratum = 0; stratum < units.StratumCount; stratum++)
        {
            var (from, to) = (units.Starts[stratum], units.Starts[stratum + 1]);
            var centre = units.IsFixedSize ? Centre(units, from, to) : 0;
            var (second, spare) = (0.0, 0.0);
            for (var unit = from; unit < to; unit++)
            {
                var probability = units.Probability[unit];
                var scaled = totals[unit] / probability;
                var coin = probability * (1 - probability);
                size += coin * scaled * scaled;
                scaled -= centre;
                Scaled[unit] = scaled;
                Value += ((units.Drawn[unit] ? 1 : 0) - probability) * scaled;
                second += coin * scaled * scaled;
                third += coin * (1 - (2 * probability)) * scaled * scaled * scaled;
                fourth += coin * (1 - (6 * coin)) * scaled * scaled * scaled * scaled;
                spare += coin;
            }

            if (units.IsFixedSize) fourth -= 3 * second * second / spare;
            Variance += units.IsFixedSize && to - from > 1 ? second * (to - from) / (to - from - 1) : second;
        }

        IsFixed = Variance <= Rounding * size;
        Skewness = IsFixed ? 0 : third / Math.Pow(Variance, 1.5);
        Kurtosis = IsFixed ? 0 : fourth / (Variance * Variance);
    }

    /// <summary>z of each unit.</summary>
    public double[] Totals { get; }

    /// <summary>a of each unit: what ξ − π is multiplied with.</summary>
    public double[] Scaled { get; }

    /// <summary>Σ(ξ/π − 1)z.</summary>
    public double Value { get; }

    /// <summary>Its variance.</summary>
    public double Variance { get; }

    /// <summary>Its skewness.</summary>
    public double Skewness { get; }

    /// <summary>Its excess kurtosis, approximately.</summary>
    public double Kurtosis { get; }

    /// <summary>Whether the design leaves it no freedom, as the number of rows of a draw of fixed size.</summary>
    public bool IsFixed { get; }

    /// <summary>The statistic, in standard deviations.</summary>
    public double Standardised => Value / Math.Sqrt(Variance);

    /// <summary>The Poisson count with the same skewness or excess kurtosis, whichever is less: how many drawn units the total rests on.</summary>
    public double EffectiveCount => 1 / Math.Max(Math.Max(Skewness * Skewness, Kurtosis), double.Epsilon);

    private double Centre(DrawnUnits units, int from, int to)
    {
        var (sum, spare) = (0.0, 0.0);
        for (var unit = from; unit < to; unit++)
        {
            sum += (1 - units.Probability[unit]) * Totals[unit];
            spare += units.Probability[unit] * (1 - units.Probability[unit]);
        }

        return sum / spare;
    }
}
