namespace Cdi.Estimation.Rectification;

/// <summary>What the labels behind a ratio of counts carry, such as recall, which is a share of the texts that people choose: Wilson's interval with an
/// effective number of texts (Korn and Graubard 1998), for human labels alone.</summary>
/// <remarks>
/// A share p of m texts has the variance p(1 − p)/m, so that m = p(1 − p)/V. Few heavy texts that happen to be right leave V too small: beside it stands the
/// variance with errors alike in all texts that count, and the larger is used. Where no text is wrong, m is Kish's number of them, and two pseudo-errors set
/// the interval as they do for a share of all labels.
/// </remarks>
internal readonly ref struct AgreementMoments
{
    private const double PseudoErrors = 2;

    private readonly ReadOnlySpan<double> residual;
    private readonly ReadOnlySpan<double> size;
    private readonly ReadOnlySpan<double> probability;
    private readonly double rows;

    /// <summary>The labels behind one ratio.</summary>
    /// <param name="residual">m: u, by which θ̂ moves times π n.</param>
    /// <param name="size">m: what a row weighs in the denominator, 0 where it does not count.</param>
    /// <param name="probability">m: π.</param>
    /// <param name="rows">n.</param>
    public AgreementMoments(ReadOnlySpan<double> residual, ReadOnlySpan<double> size, ReadOnlySpan<double> probability, long rows)
    {
        this.residual = residual;
        this.size = size;
        this.probability = probability;
        this.rows = rows;
    }

    /// <summary>The moments; none where no row counts.</summary>
    /// <param name="value">θ̂.</param>
    /// <param name="seen">V̂ as the residuals show it.</param>
    /// <param name="population">The part of it that is not of the draw.</param>
    public ContributionMoments Measure(double value, double seen, double population)
    {
        var (weight, square, error, chance, counted, countedSquare) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        for (var k = 0; k < size.Length; k++)
        {
            if (size[k] <= 0) continue;
            var w = 1 / probability[k];
            weight += w;
            square += w * residual[k] * residual[k];
            error += w * w * (1 - probability[k]);
            chance += 1 - probability[k];
            counted += w * size[k];
            countedSquare += w * w * size[k] * size[k];
        }

        // Of a corpus in which every text that counts is labelled nothing is left to chance.
        if (!(weight > 0) || (chance == 0 && population == 0)) return ContributionMoments.None;
        var alike = (square / weight * error / (rows * rows)) + population;
        var kish = counted * counted / countedSquare;
        var shown = Math.Max(seen, alike);
        if (value is > 0 and < 1 && shown > 0)
        {
            var slope = shown * (1 - (2 * value)) / (value * (1 - value));
            return new(shown - seen, slope, -slope, null);
        }

        // One error has the variance 1/m², of which the pseudo-errors have their share.
        var one = 1 / (kish * kish);
        var rise = PseudoErrors / ((1 + PseudoErrors) * kish);
        return new(Math.Max(0, one - seen), rise, rise, null);
    }
}
