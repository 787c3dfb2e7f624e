using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Rectification;

/// <summary>Estimate ± quantile × standard error, as reference packages print it; a study has none where fewer than two degrees of
/// freedom or no variance stand behind it.</summary>
internal sealed class WaldInterval : IIntervalMethod
{
    /// <inheritdoc/>
    public FreedomRule Freedom => FreedomRule.Checked;

    /// <inheritdoc/>
    public bool BoundsShares => false;

    /// <inheritdoc/>
    public string? Missing(EstimationOptions options) => null;

    /// <inheritdoc/>
    public TargetInterval? Of(ITargetFit fit) => TargetInterval.OfScores(fit, ContributionMoments.None);
}
