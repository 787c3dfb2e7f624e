using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Rectification;

/// <summary>The linearised variance of a sample in two phases, rows from a population and labels from rows, as software for surveys has it.</summary>
/// <param name="isFull">Whether the first phase is estimated as a sum of squares of the second, each with its own probability.</param>
internal sealed class TwoPhaseCovariance(bool isFull) : ICovarianceEstimator
{
    /// <inheritdoc/>
    public EstimatedCovariance? Of(IFit fit, out SolveFailure? failure)
    {
        failure = null;
        return new(fit.TwoPhase(isFull));
    }
}
