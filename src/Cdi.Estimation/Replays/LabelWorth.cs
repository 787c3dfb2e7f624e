using Cdi.Estimation.Rectification;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Replays;

/// <summary>What labels are worth for one target: the variance that m labels leave, drawn uniformly and used without a model.</summary>
/// <remarks>
/// Of m of n rows Σ(1/m − 1/n) is due to the labels that are not there. For a population V₁ comes to it, the variance with all n labels: where rows
/// are independent that is Σ/n, and the sum Σ/m. Clusters make V₁ larger, or smaller, and averages over rows vary with the rows as well, so that no
/// number of labels brings the variance below V₁.
/// </remarks>
/// <param name="PerRow">Σ, what one label adds; NaN where it is not known.</param>
/// <param name="Whole">V₁; null where it is Σ/n, NaN where it is not known.</param>
/// <param name="Rows">n.</param>
internal readonly record struct LabelWorth(double PerRow, double? Whole, int Rows)
{
    /// <summary>The m that leaves a variance, at most n; NaN where that is not known.</summary>
    /// <param name="variance">V.</param>
    /// <param name="generalise">What the variance speaks about.</param>
    public double Labels(double variance, Generalise generalise)
    {
        if (generalise == Generalise.Corpus || Whole is not { } whole) return EffectiveSampleSize.Labels(variance, PerRow, Rows, generalise);
        var missing = (variance - whole) / PerRow;
        return missing <= 0 ? Rows : 1 / (missing + (1.0 / Rows));
    }

    /// <summary>|dm/dV|: m/V where V is Σ/m, else m²/Σ.</summary>
    /// <param name="variance">V.</param>
    /// <param name="generalise">What the variance speaks about.</param>
    public double Slope(double variance, Generalise generalise)
    {
        var labels = Labels(variance, generalise);
        return generalise == Generalise.Population && Whole is null ? labels / variance : labels * labels / PerRow;
    }
}
