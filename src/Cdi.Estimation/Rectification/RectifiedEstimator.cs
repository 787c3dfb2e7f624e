using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Rectification;

/// <summary>Solves the rectified moment Σᵢ [λĝᵢ + wᵢ(gᵢ − λĝᵢ)] = 0 for an M-estimator, tunes λ, and gives variances and intervals (statistics.md §2–4).</summary>
/// <remarks>Holds buffers for reuse: one instance per thread. An estimator for which a thousand samples are replayed should be one instance.</remarks>
/// <param name="estimator">The M-estimator.</param>
public sealed class RectifiedEstimator(MEstimator estimator)
{
    /// <summary>Estimates the targets from a sample.</summary>
    /// <param name="covariates">The columns that the loss reads, all rows of the corpus.</param>
    /// <param name="sample">Features, labels and probabilities of the same rows.</param>
    /// <param name="targets">What to report; may be empty.</param>
    /// <param name="options">Target of inference, level, λ and variance.</param>
    /// <returns>A <see cref="RectifiedFit"/>, or a <see cref="SolveFailure"/>.</returns>
    /// <exception cref="ArgumentException">The lengths disagree, or an option is out of range.</exception>
    public EstimationOutcome Estimate(Covariates covariates, RectifiedSample sample, IReadOnlyList<Target> targets, EstimationOptions options)
    {
        _ = estimator;
        throw new NotSupportedException("The solver lands next.");
    }
}
