using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Moments;

/// <summary>Rows in memory whose linear predictor has effects of groups that are solved for and not reported.</summary>
/// <param name="covariates">The columns that the loss reads; those of effects are behind the others, and 0.</param>
/// <param name="groups">Which rows share an effect.</param>
internal sealed class AbsorbedBinder(Covariates covariates, EffectGroups groups) : IRowBinder
{
    /// <summary>Which rows share an effect.</summary>
    public EffectGroups Groups => groups;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The estimator has no effects: it is no <see cref="WithoutLastParameter"/>.</exception>
    public IBoundRows Bind(MEstimator estimator) => estimator is WithoutLastParameter slopes
        ? new AbsorbedRows(slopes, covariates, groups) : throw new ArgumentException("The loss has no effects of groups.", nameof(estimator));

    /// <inheritdoc/>
    public IRowBinder Take(int[] rows) => new AbsorbedBinder(covariates.Take(rows), groups.Take(rows));
}
