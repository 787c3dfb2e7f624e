namespace Cdi.Estimation.Agreement;

/// <summary>Whether a model's stated confidence deserves its name: the shares and means are of labelled texts, weighted by 1/π, with 95 % intervals.</summary>
public sealed record ConfidenceQuality
{
    /// <summary>Mean of (confidence − 1 where people agree)², 0 … 1: 0 is perfect. Brier (1950).</summary>
    public required ValueEstimate Brier { get; init; }

    /// <summary>Mean confidence less share of agreement: above 0 where the model is too sure.</summary>
    public required ValueEstimate Overconfidence { get; init; }

    /// <summary>Mean over ten bands of |mean confidence − share of agreement|, by the weight of each band (ECE). Above 0 by chance even where confidence is
    /// right, see <see cref="CalibrationErrorByChance"/>.</summary>
    public required ValueEstimate CalibrationError { get; init; }

    /// <summary>What the calibration error would be on average of a model whose confidence is right, with as many labels.</summary>
    public required double CalibrationErrorByChance { get; init; }

    /// <summary>The probability that a text on which people agree has a larger confidence than one on which they do not, half of ties (AUROC); null where all
    /// agree or none does.</summary>
    public required ValueEstimate? Discrimination { get; init; }
}
