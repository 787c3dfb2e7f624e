using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Rectification;

/// <summary>Estimate ± quantile × standard error, as reference packages print it.</summary>
internal sealed class WaldInterval : IIntervalMethod
{
    /// <inheritdoc/>
    public FreedomRule Freedom => FreedomRule.Reference;

    /// <inheritdoc/>
    public bool BoundsShares => false;

    /// <inheritdoc/>
    public string? Missing(EstimationOptions options) => null;

    /// <inheritdoc/>
    public TargetInterval? Of(ITargetFit fit) => TargetInterval.OfScores(fit, ContributionMoments.None);
}
