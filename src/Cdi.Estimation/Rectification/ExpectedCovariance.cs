using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Rectification;

/// <summary>The sandwich around squares of scores that a model expects: of a quantile regression τ(1 − τ)Σ ω² x xᵀ.</summary>
/// <param name="squares">d × d.</param>
internal sealed class ExpectedCovariance(double[] squares) : ICovarianceEstimator
{
    /// <inheritdoc/>
    public EstimatedCovariance? Of(IFit fit, out SolveFailure? failure)
    {
        failure = null;
        return new(fit.Around(squares));
    }
}
