using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Rectification;

/// <summary>How the covariance of θ̂ is estimated. An estimator is one class beside this, and one line of <see cref="CovarianceEstimators"/>.</summary>
internal interface ICovarianceEstimator
{
    /// <summary>The covariance of θ̂.</summary>
    /// <param name="fit">What was solved.</param>
    /// <param name="failure">Why there is none; null where there is one.</param>
    /// <returns>Null where there is a failure.</returns>
    EstimatedCovariance? Of(IFit fit, out SolveFailure? failure);
}
