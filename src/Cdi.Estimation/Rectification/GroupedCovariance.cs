using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Rectification;

/// <summary>Sums over clusters (CR0, CR1, CR2) or single rows (the HC family).</summary>
/// <param name="power">p of the correction for leverage; 0 for none.</param>
/// <param name="factor">By which sums are multiplied.</param>
internal sealed class GroupedCovariance(double power, Func<GroupedSizes, double> factor) : ICovarianceEstimator
{
    /// <inheritdoc/>
    public EstimatedCovariance? Of(IFit fit, out SolveFailure? failure)
    {
        failure = null;
        return new(fit.Grouped(power, factor));
    }
}
