using Cdi.Estimation.Numerics;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Rectification;

/// <summary>The score test of τ(θ) = τ₀: how far the moment is from 0 at the θ̃ that solves the equation under the restriction (Rao 1948; Boos 1992).</summary>
/// <remarks>
/// There m(θ̃) = μ∇τ, and τ̂ − τ₀ is to first order −μ ∇τᵀH̃⁻¹∇τ. Its variance is taken to move with θ as the curvature of the loss does, and to have at θ̂ the
/// size that was estimated: V(θ̃) = V̂ (∇τᵀH̃⁻¹∇τ)/(∇τᵀĤ⁻¹∇τ). For a canonical GLM with labels that weigh alike that is the classical test: Wilson's for a
/// share, Pearson's χ² for two by two cells. Newton's method on the restricted equation, halved until steps shrink; it begins where the last test ended.
/// </remarks>
internal sealed class ScoreTest
{
    private const int MaximumIterations = 100;
    private const double StepTolerance = 1e-12;
    private const double SmallestFraction = 1e-6;

    // Where steps no longer shrink below this, what is left is rounding.
    private const double RoundingFloor = 1e-8;

    private readonly ITargetFit fit;
    private readonly CholeskyFactor factor;
    private readonly double[] gradient;
    private readonly double[] influence;
    private readonly double[] step;
    private readonly double[] trialStep;
    private readonly double dispersion;
    private double[] parameters;
    private double[] score;
    private double[] hessian;
    private double[] trial;
    private double[] trialScore;
    private double[] trialHessian;

    /// <summary>A test that begins at θ̂.</summary>
    /// <param name="fit">The target.</param>
    /// <param name="variance">V̂, of the target at θ̂.</param>
    public ScoreTest(ITargetFit fit, double variance)
    {
        this.fit = fit;
        var size = fit.Parameters.Length;
        factor = new CholeskyFactor(size);
        (gradient, influence, step, trialStep) = (new double[size], new double[size], new double[size], new double[size]);
        (parameters, score, hessian) = ([.. fit.Parameters], new double[size], new double[size * size]);
        (trial, trialScore, trialHessian) = (new double[size], new double[size], new double[size * size]);
        dispersion = TryBegin() ? variance / Curvature : double.NaN;
    }

    // ∇τᵀH⁻¹∇τ.
    private double Curvature => SquareMatrix.Dot(gradient, influence);

    /// <summary>(τ̂ − τ₀)/√V(θ̃), to first order; null where the restricted equation has no solution.</summary>
    /// <param name="value">τ₀.</param>
    public double? Statistic(double value)
    {
        if (!double.IsFinite(value) || !double.IsFinite(dispersion)) return null;
        if (dispersion == 0) return WaldInference.Statistic(fit.Value, value, 0);
        if (Multiplier(value) is double multiplier) return -multiplier * Math.Sqrt(Curvature / dispersion);
        TryBegin();
        return null;
    }

    private bool TryBegin()
    {
        fit.Parameters.CopyTo(parameters, 0);
        fit.Equation.Evaluate(parameters, score, hessian);
        return TryTurn();
    }

    // μ at the solution under the restriction.
    private double? Multiplier(double value)
    {
        for (var iteration = 0; iteration < MaximumIterations; iteration++)
        {
            var multiplier = Step(parameters, score, value, step);
            var (length, limit) = (Length(step), 1 + Length(parameters));
            if (length <= StepTolerance * limit) return multiplier;
            if (!TryAdvance(value, length)) return length <= RoundingFloor * limit ? multiplier : null;
            if (!TryTurn()) return null;
        }

        return null;
    }

    // Along the step, halved until the step after it, by the same Hessian, is shorter.
    private bool TryAdvance(double value, double length)
    {
        for (var fraction = 1.0; fraction >= SmallestFraction; fraction /= 2)
        {
            for (var j = 0; j < trial.Length; j++) trial[j] = parameters[j] + (fraction * step[j]);
            fit.Equation.Evaluate(trial, trialScore, trialHessian);
            Step(trial, trialScore, value, trialStep);
            if (!(Length(trialStep) <= (1 - (fraction / 4)) * length)) continue;
            (parameters, trial) = (trial, parameters);
            (score, trialScore) = (trialScore, score);
            (hessian, trialHessian) = (trialHessian, hessian);
            return true;
        }

        return false;
    }

    // The factor of the Hessian, ∇τ and H⁻¹∇τ where the test stands.
    private bool TryTurn()
    {
        if (!hessian.All(double.IsFinite) || !factor.TryFactor(hessian)) return false;
        fit.Target.Gradient(parameters, gradient);
        gradient.CopyTo(influence, 0);
        factor.Solve(influence);
        return Curvature > 0;
    }

    // Δ = −H⁻¹m + μH⁻¹∇τ with ∇τᵀΔ = τ₀ − τ; returns μ.
    private double Step(double[] at, double[] moment, double value, double[] change)
    {
        moment.CopyTo(change, 0);
        factor.Solve(change);
        var multiplier = (value - fit.Target.Value(at) + SquareMatrix.Dot(gradient, change)) / Curvature;
        for (var j = 0; j < change.Length; j++) change[j] = (multiplier * influence[j]) - change[j];
        return multiplier;
    }

    // A parameter weighs by the root of its curvature, so that units do not matter.
    private double Length(double[] vector)
    {
        var sum = 0.0;
        for (var j = 0; j < vector.Length; j++) sum += vector[j] * vector[j] * hessian[(j * vector.Length) + j];
        return Math.Sqrt(sum);
    }
}
