using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Rectification;

/// <summary>The sandwich, with the draw's own variance where sizes were fixed.</summary>
internal sealed class SandwichCovariance : ICovarianceEstimator
{
    /// <inheritdoc/>
    public EstimatedCovariance? Of(IFit fit, out SolveFailure? failure)
    {
        failure = null;
        return new(fit.Sandwich());
    }
}
