namespace Cdi.Estimation.Agreement;

/// <summary>Whether a model's stated confidence deserves its name, over the labelled rows with an answer and a confidence, weighted by 1/π, with 95 %
/// intervals for the corpus.</summary>
/// <remarks>
/// c is the confidence, a = 1 where the model agrees with people. Brier's score is the mean of (c − a)²; overconfidence that of c − a. The calibration error
/// (ECE) is Σ_b |mean of c − a over band b| by the weight of the band; its interval linearises each band with the sign it has, and what it would be
/// of a calibrated model, by chance alone, is √(2/π) Σ_b of the standard errors. The area under the curve is P(c of an agreeing row &gt; c of another) with
/// half of ties; its variance is that of the influence of each row (DeLong, DeLong &amp; Clarke-Pearson 1988, weighted), its interval that of the logit.
/// </remarks>
public static class ConfidenceReview
{
    /// <summary>The measures; null where there is no row.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="bands">Number of bands of equal width into which 0 … 1 is cut, at least 1.</param>
    public static ConfidenceQuality? Of(IReadOnlyList<ConfidentRow> rows, int bands)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentOutOfRangeException.ThrowIfLessThan(bands, 1);
        if (rows.Count == 0) return null;
        var brier = Mean(rows, row => row.Gap * row.Gap).Estimate();
        return new()
        {
            Brier = brier with { Lower = AtLeast(0, brier.Lower), Upper = AtMost(1, brier.Upper) },
            Overconfidence = Mean(rows, row => row.Gap).Estimate(),
            CalibrationError = CalibrationError(rows, bands, out var byChance),
            CalibrationErrorByChance = byChance,
            Discrimination = AreaUnderCurve.Of(rows),
        };
    }

    private static ValueEstimate CalibrationError(IReadOnlyList<ConfidentRow> rows, int bands, out double byChance)
    {
        var signs = new double[bands];
        byChance = 0;
        for (var band = 0; band < bands; band++)
        {
            var inside = Mean(rows, row => row.Band(bands) == band ? row.Gap : 0);
            signs[band] = Math.Sign(inside.Mean);
            byChance += Math.Sqrt(2 / Math.PI) * inside.StandardError;
        }

        var error = Mean(rows, row => signs[row.Band(bands)] * row.Gap).Estimate();
        return error with { Lower = AtLeast(0, error.Lower), Upper = AtMost(1, error.Upper) };
    }

    private static double? AtLeast(double least, double? value) => value is { } known ? Math.Max(least, known) : null;

    private static double? AtMost(double most, double? value) => value is { } known ? Math.Min(most, known) : null;

    private static WeightedMean Mean(IReadOnlyList<ConfidentRow> rows, Func<ConfidentRow, double> value) => WeightedMean.Of(rows, value);
}
