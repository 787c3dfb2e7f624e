using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;

namespace Cdi.Estimation.Evaluation;

/// <summary>Estimates the estimands of a problem from samples, by any method; fits the cross-fitted predictions that methods ask for once per sample.</summary>
/// <remarks>Holds buffers for reuse: one instance per thread.</remarks>
/// <param name="problem">The problem; its human labels are not read.</param>
/// <param name="foldSeed">Seed of the folds of cross-fitting: the seed of the study.</param>
public sealed class StudyEstimation(StudyProblem problem, ulong foldSeed)
{
    /// <summary>Estimates one estimand by a method with its default options: λ tuned, where it is tuned, for the primary target.</summary>
    /// <param name="estimand">Index of the estimand.</param>
    /// <param name="sample">The sample.</param>
    /// <param name="method">The method.</param>
    /// <param name="options">Level, target of inference, λ and variance, as <see cref="OptionsFor"/> gives them or changed.</param>
    /// <returns>A <see cref="RectifiedFit"/> with all targets of the estimand, or a <see cref="SolveFailure"/>.</returns>
    public EstimationOutcome Estimate(int estimand, DrawnSample sample, EstimationMethod method, EstimationOptions options) =>
        Estimate(estimand, sample, method?.Prediction ?? PredictionSource.None, options);

    /// <summary>Estimates one estimand with a given kind of prediction (<c>prediction = raw</c> changes that of a method).</summary>
    /// <param name="estimand">Index of the estimand.</param>
    /// <param name="sample">The sample.</param>
    /// <param name="prediction">What stands for the LLM's answer.</param>
    /// <param name="options">Level, target of inference, λ and variance.</param>
    /// <returns>A <see cref="RectifiedFit"/> with all targets of the estimand, or a <see cref="SolveFailure"/>.</returns>
    public EstimationOutcome Estimate(int estimand, DrawnSample sample, PredictionSource prediction, EstimationOptions options)
    {
        _ = (problem, foldSeed);
        throw new NotSupportedException("The estimation lands next.");
    }

    /// <summary>The options of a method for one estimand: λ tuned, where the method tunes it, for the primary target.</summary>
    /// <param name="estimand">Index of the estimand.</param>
    /// <param name="method">The method.</param>
    /// <param name="generalise">What the interval speaks about.</param>
    /// <param name="alpha">α in (0, 1).</param>
    public EstimationOptions OptionsFor(int estimand, EstimationMethod method, Variance.Generalise generalise, double alpha) =>
        EstimationOptions.For(method, generalise, alpha, problem.Estimands[estimand].Primary);
}
