using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Rectification;

/// <summary>Labels that the best human-only estimator would need under uniform sampling for a given variance (statistics §7).</summary>
public static class EffectiveSampleSize
{
    // A variance is worth a millionth of a label only where the labels behind Σ show no spread, and Σ is rounding.
    private const double Fewest = 1e-6;

    /// <summary><see cref="Labels"/>, or null where the labels show no spread, so that none of them is worth more than another.</summary>
    public static double? Known(double variance, double variancePerRow, long rows, Generalise generalise) =>
        Labels(variance, variancePerRow, rows, generalise) is var labels && labels >= Fewest ? labels : null;

    /// <summary>The m with Σ/m = V (population) or Σ(1/m − 1/n) = V (corpus), at most n: no method knows more than every label of the corpus says.</summary>
    /// <param name="variance">V, of the estimate; not negative.</param>
    /// <param name="variancePerRow">Σ, the variance of the fully labelled estimate times n.</param>
    /// <param name="rows">n, rows of the corpus.</param>
    /// <param name="generalise">What the variance speaks about.</param>
    /// <returns>m, at most n.</returns>
    public static double Labels(double variance, double variancePerRow, long rows, Generalise generalise)
    {
        var corpus = generalise == Generalise.Corpus ? 1.0 / rows : 0;
        return variance == 0 ? rows : Math.Min(rows, 1 / ((variance / variancePerRow) + corpus));
    }
}
