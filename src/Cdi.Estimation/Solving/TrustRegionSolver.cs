using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Solving;

/// <summary>Steps that lower the loss within a region of trust, with the exact Hessian whatever its signs; where a minimum is near, Newton's method.</summary>
/// <remarks>
/// Two ways down from the start, and the one that ends lower is taken: along curvatures as they are, with long first steps, and with curvatures below 0 turned
/// up, with short ones, which no saddle attracts.
/// Moré and Sorensen (1983): the quadratic model is minimised within an ellipsoid whose axes follow the largest curvature seen, so that a step does not depend
/// on the units of parameters. Where the loss falls by so little that its value has few digits of it, what it falls by is the integral of the score along the
/// step, by the trapezium rule with end corrections. <see cref="NewtonSolver"/> takes the last steps, and says what is wrong where there is no minimum.
/// </remarks>
internal sealed class TrustRegionSolver(int size) : ISolver
{
    private const int MaximumIterations = 1000;
    private const int LastSteps = 10;
    private const double SmallestRatio = 1e-4;
    private const double SmallestRadius = 1e-12;

    // A step this short beside θ is within the reach of Newton's method.
    private const double NearStep = 1e-6;

    // Beneath this share of the loss there is nothing left to fall by, wherever θ is.
    private const double Negligible = 1e-30;

    // Of the loss: less is rounding.
    private const double LeastRise = 1e-12;

    // A smaller share of the loss is not taken from the difference of two values.
    private const double LeastShare = 1e-7;

    private readonly NewtonSolver newton = new(size);
    private readonly TrustRegionStep region = new(size);
    private readonly double[] axes = new double[size];
    private readonly double[] gradient = new double[size];
    private double[] parameters = new double[size];
    private double[] score = new double[size];
    private double[] hessian = new double[size * size];
    private double[] trial = new double[size];
    private double[] trialScore = new double[size];
    private double[] trialHessian = new double[size * size];
    private double value;
    private double reached;

    /// <inheritdoc/>
    public double[] Parameters => newton.Parameters;

    /// <inheritdoc/>
    public double[] Hessian => newton.Hessian;

    /// <inheritdoc/>
    public CholeskyFactor Factor => newton.Factor;

    /// <inheritdoc/>
    public SolveFailure.Collinear? Doubt => newton.Doubt;

    /// <inheritdoc/>
    public int Iterations { get; private set; }

    /// <inheritdoc/>
    public SolveFailure? Solve(IMoments equation, ReadOnlySpan<double> start)
    {
        Iterations = 0;
        if (Descend(equation, start, upward: false, 1) is { } unusable) return unusable;
        var (first, reachedFirst) = (parameters.ToArray(), value);
        Descend(equation, start, upward: true, 0.1);
        var (second, reachedSecond) = (parameters.ToArray(), value);

        // Of two ways down the one that ends lower; where both end at one value, either.
        var isFirst = reachedFirst <= reachedSecond;
        if (Recession(equation, start, isFirst ? first : second) is { } endless) return endless;
        if (Finish(equation, isFirst ? first : second) is not { } failure) return null;
        if (Finish(equation, isFirst ? second : first) is not null) return failure;
        return equation.Value(newton.Parameters) > Math.Min(reachedFirst, reachedSecond) ? failure : null;
    }

    // Where nothing is left of the slope of a loss that falls without end, Newton's method takes it for solved: the way along curvatures that vanished on it
    // is followed from the start, where rows still tell how far their fitted values move.
    private SolveFailure? Recession(IMoments equation, ReadOnlySpan<double> start, double[] end)
    {
        start.CopyTo(trial);
        equation.Evaluate(trial, trialScore, trialHessian);
        equation.Evaluate(end, score, hessian);
        region.Factor(hessian, axes, upward: false);
        for (var j = 0; j < size; j++) gradient[j] = axes[j] * (end[j] - trial[j]);
        var direction = region.AlongVanished(gradient, trialHessian, axes, equation.Tail.VanishedCurvature);
        if (direction is null || Rises(equation, end, direction)) return null;
        return equation.Diagnosis.Separation(trial, direction, axes);
    }

    // As far again, the loss around a minimum is larger, however flat beside that at the start.
    private static bool Rises(IMoments equation, double[] end, double[] direction)
    {
        var (there, beyond) = (equation.Value(end), equation.Value([.. end.Zip(direction, (at, by) => at + by)]));
        return !(beyond <= there + (LeastRise * Math.Abs(there)));
    }

    private SolveFailure? Finish(IMoments equation, double[] from)
    {
        var failure = newton.Solve(equation, from);
        Iterations += newton.Iterations;
        if (failure is not null) return failure;
        StepOn(equation);
        return newton.Solve(equation, parameters);
    }

    // Newton's method ends where the next step would be short beside θ: residuals that are tiny beside the outcome want further steps, as long as each leaves
    // a shorter one.
    private void StepOn(IMoments equation)
    {
        newton.Parameters.CopyTo(parameters, 0);
        equation.Evaluate(parameters, score, hessian);
        var length = ToNewtonStep(score);
        for (var i = 0; i < LastSteps; i++)
        {
            for (var j = 0; j < size; j++) trial[j] = parameters[j] - score[j];
            equation.Evaluate(trial, trialScore, trialHessian);
            var next = ToNewtonStep(trialScore);
            if (!(next < length)) break;
            (parameters, trial, score, trialScore, length) = (trial, parameters, trialScore, score, next);
        }
    }

    // H⁻¹g in place of g, and its length along the axes.
    private double ToNewtonStep(double[] gradientOf)
    {
        Factor.Solve(gradientOf);
        return Length(gradientOf);
    }

    private SolveFailure? Descend(IMoments equation, ReadOnlySpan<double> start, bool upward, double share)
    {
        start.CopyTo(parameters);
        equation.Evaluate(parameters, score, hessian);
        value = equation.Value(parameters);
        if (!IsFinite(score) || !IsFinite(hessian) || !double.IsFinite(value)) return equation.Diagnosis.NotFinite(parameters);
        Array.Clear(axes);
        WidenAxes();
        Descend(equation, upward, Math.Max(share * Length(parameters), 1e-3));
        return null;
    }

    private void Descend(IMoments equation, bool upward, double radius)
    {
        for (var last = Iterations + MaximumIterations; Iterations < last;)
        {
            for (var j = 0; j < size; j++) gradient[j] = score[j] / axes[j];
            region.Factor(hessian, axes, upward);
            var inside = region.Solve(gradient, radius);
            var (length, predicted) = (region.Length, region.Decrease);
            if (inside && region.IsDefinite && length <= NearStep * Length(parameters)) return;
            if (!(predicted > Negligible * Math.Abs(value))) return;
            var ratio = Try(equation, predicted);
            if (ratio < 0.25) radius = 0.25 * length;
            else if (ratio > 0.75 && !inside) radius = Math.Max(radius, 2 * length);
            if (ratio > SmallestRatio) Accept();
            else if (radius <= SmallestRadius * Length(parameters)) return;
        }
    }

    // What the loss falls by, as a share of what the quadratic says; −∞ where there is no loss.
    private double Try(IMoments equation, double predicted)
    {
        for (var j = 0; j < size; j++) trial[j] = parameters[j] + (region.Step[j] / axes[j]);
        equation.Evaluate(trial, trialScore, trialHessian);
        reached = equation.Value(trial);
        Iterations++;
        if (!double.IsFinite(reached) || !IsFinite(trialScore) || !IsFinite(trialHessian)) return double.NegativeInfinity;
        return (predicted > LeastShare * Math.Abs(value) ? value - reached : Integral()) / predicted;
    }

    // −∫ sᵀg along the step: ½sᵀ(g + g₁) + sᵀ(H − H₁)s/12.
    private double Integral()
    {
        var (slope, bend) = (0.0, 0.0);
        for (var j = 0; j < size; j++)
        {
            var step = region.Step[j] / axes[j];
            slope += step * (score[j] + trialScore[j]);
            for (var k = 0; k < size; k++)
                bend += step * (hessian[(j * size) + k] - trialHessian[(j * size) + k]) * region.Step[k] / axes[k];
        }

        return -(0.5 * slope) - (bend / 12);
    }

    private void Accept()
    {
        (parameters, trial) = (trial, parameters);
        (score, trialScore) = (trialScore, score);
        (hessian, trialHessian) = (trialHessian, hessian);
        value = reached;
        WidenAxes();
    }

    private void WidenAxes()
    {
        for (var j = 0; j < size; j++)
        {
            axes[j] = Math.Max(axes[j], Math.Sqrt(Math.Abs(hessian[(j * size) + j])));
            if (axes[j] == 0) axes[j] = 1;
        }
    }

    private double Length(double[] vector)
    {
        var sum = 0.0;
        for (var j = 0; j < size; j++) sum += vector[j] * axes[j] * vector[j] * axes[j];
        return Math.Sqrt(sum);
    }

    private static bool IsFinite(double[] values) => Array.TrueForAll(values, double.IsFinite);
}
