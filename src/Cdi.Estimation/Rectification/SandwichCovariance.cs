using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Rectification;

/// <summary>The sandwich, with the draw's own variance where sizes were fixed.</summary>
internal sealed class SandwichCovariance : ICovarianceEstimator
{
    /// <inheritdoc/>
    public double[] Of(IFit fit, out SolveFailure? failure)
    {
        failure = null;
        return fit.Sandwich();
    }
}
