using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Evaluation;

/// <summary>Draws the sample of a study in rounds: each row is at risk once, and its π is a function of earlier blocks only (statistics §5, first form).</summary>
/// <remarks>
/// A random permutation splits the rows into a burn-in block and further blocks, each in proportion to its labels. Random
/// numbers follow the row keys, so that threads and the order of the file do not matter.
/// </remarks>
/// <param name="problem">The problem; its human labels are not read.</param>
public sealed class AdaptiveSampling(StudyProblem problem)
{
    /// <summary>Draws the sample.</summary>
    /// <param name="plan">How to draw.</param>
    /// <param name="source">Labels the rows that are drawn, and is asked for no others.</param>
    /// <returns>A <see cref="DrawnSample"/>, or a <see cref="SamplingFailure"/>.</returns>
    /// <exception cref="ArgumentException">The plan contradicts itself or names an estimand or target that is not there.</exception>
    public SamplingOutcome Draw(SamplingPlan plan, ILabelSource source)
    {
        _ = problem;
        throw new NotSupportedException("The rounds land next.");
    }
}
