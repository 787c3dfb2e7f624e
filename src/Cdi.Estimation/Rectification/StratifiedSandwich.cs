using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Rectification;

/// <summary>Sums over the units of a sample, within its strata.</summary>
/// <param name="design">The sample.</param>
internal sealed class StratifiedSandwich(SurveyDesign design) : ICovarianceEstimator
{
    /// <inheritdoc/>
    public EstimatedCovariance? Of(IFit fit, out SolveFailure? failure)
    {
        failure = null;
        return new(fit.Stratified(design));
    }
}
