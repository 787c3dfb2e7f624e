using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Rectification;

/// <summary>The dispersion times the inverse information, the model taken for true.</summary>
internal sealed class ModelCovariance : ICovarianceEstimator
{
    /// <inheritdoc/>
    public EstimatedCovariance? Of(IFit fit, out SolveFailure? failure) => fit.Information(out failure) is { } covariance ? new(covariance) : null;
}
