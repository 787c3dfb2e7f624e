using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Planning;

/// <summary>The variance of an estimate with another number of labels, from a pilot with some.</summary>
/// <remarks>
/// V(m) = V_rows + V_draw (1/m − 1/n)/(1/m₀ − 1/n): what the draw of m of n rows adds falls as with simple random sampling, what the rows as a sample of a
/// population add stays (Cochran 1977, ch. 4; Särndal, Swensson and Wretman 1992, ch. 3 and 9). The variance of one label, λ and the design are taken to be
/// those of the pilot: predictions that learn from more labels do better than forecast, and never count here.
/// </remarks>
public sealed record LabelForecast
{
    private readonly double perLabel;

    /// <summary>A forecast from the two variances of a pilot.</summary>
    /// <param name="ofDraw">The variance within the corpus, of the draw alone; positive.</param>
    /// <param name="whole">The variance that intervals are formed from: for a population that of rows and draw, for the corpus <paramref name="ofDraw"/>;
    /// one below <paramref name="ofDraw"/>, as estimates of variances can be, counts as equal to it.</param>
    /// <param name="labels">m₀, the labels of the pilot; 1 or more.</param>
    /// <param name="rows">n, the rows of the corpus; more than <paramref name="labels"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A variance of the draw that is not positive and finite, no label, or no row without one.</exception>
    public LabelForecast(double ofDraw, double whole, double labels, double rows)
    {
        if (!(ofDraw > 0 && double.IsFinite(ofDraw))) throw new ArgumentOutOfRangeException(nameof(ofDraw), ofDraw, "A draw has a positive variance.");
        ArgumentOutOfRangeException.ThrowIfLessThan(labels, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(rows, labels);
        perLabel = ofDraw / ((1 / labels) - (1 / rows));
        (OfRows, Labels, Rows) = (Math.Max(0, whole - ofDraw), labels, rows);
    }

    /// <summary>What the rows add to the variance, whatever the number of labels; 0 within the corpus.</summary>
    public double OfRows { get; }

    /// <summary>m₀.</summary>
    public double Labels { get; }

    /// <summary>n.</summary>
    public double Rows { get; }

    /// <summary>The variance with so many labels; that of rows alone from n on.</summary>
    /// <param name="labels">m; positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">m is not positive.</exception>
    public double Variance(double labels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(labels);
        return OfRows + (perLabel * Math.Max(0, (1 / labels) - (1 / Rows)));
    }

    /// <summary>The labels with which the variance is as small as that; null where no number of them suffices in this corpus.</summary>
    /// <param name="variance">The variance wished for; positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public double? LabelsFor(double variance)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(variance);
        return variance < OfRows || (variance == OfRows && OfRows > 0) ? null : 1 / (((variance - OfRows) / perLabel) + (1 / Rows));
    }

    /// <summary>The share of the variance of one label that predictions explain, ρ² (Angelopoulos et al. 2023); 0 where they explain none.</summary>
    /// <param name="humanOnly">The forecast with people's labels alone.</param>
    public double ExplainedBy(LabelForecast humanOnly)
    {
        ArgumentNullException.ThrowIfNull(humanOnly);
        return Math.Max(0, 1 - (perLabel / humanOnly.perLabel));
    }

    /// <summary>The smallest effect that a test finds with so much power: (z₁₋α + z_power) standard errors, α halved for two sides.</summary>
    /// <param name="standardError">The standard error.</param>
    /// <param name="alpha">1 − the confidence level, in (0, 1).</param>
    /// <param name="power">The probability of finding it, in (α, 1).</param>
    /// <param name="alternative">Sidedness of the test.</param>
    public static double DetectableEffect(double standardError, double alpha, double power, Alternative alternative) =>
        standardError * (Quantile(1 - (alternative == Alternative.TwoSided ? alpha / 2 : alpha)) + Quantile(power));

    /// <summary>The standard error at which a test finds an effect with so much power.</summary>
    /// <param name="effect">The effect, on the scale of the standard error; positive.</param>
    /// <param name="alpha">1 − the confidence level, in (0, 1).</param>
    /// <param name="power">The probability of finding it, in (α, 1).</param>
    /// <param name="alternative">Sidedness of the test.</param>
    public static double ErrorForEffect(double effect, double alpha, double power, Alternative alternative) =>
        effect / DetectableEffect(1, alpha, power, alternative);

    private static double Quantile(double probability) => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, probability);
}
