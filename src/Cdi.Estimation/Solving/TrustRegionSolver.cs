using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Solving;

/// <summary>Steps that lower the loss within a region of trust, with the exact Hessian whatever its signs; where a minimum is near, Newton's method.</summary>
/// <remarks>
/// Moré and Sorensen (1983): the quadratic model is minimised within an ellipsoid whose axes follow the largest curvature seen, so that a step does not depend
/// on the units of parameters. Where what the loss falls by is below the rounding of its value, <see cref="NewtonSolver"/> goes on from there: it needs no
/// value, and says what is wrong where it finds no minimum.
/// </remarks>
internal sealed class TrustRegionSolver(int size) : ISolver
{
    private const int MaximumIterations = 1000;
    private const double SmallestRatio = 1e-4;
    private const double SmallestRadius = 1e-12;

    // A step this short beside θ is within the reach of Newton's method.
    private const double NearStep = 1e-3;

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
    public int Iterations { get; private set; }

    /// <inheritdoc/>
    public SolveFailure? Solve(IMoments equation, ReadOnlySpan<double> start)
    {
        Iterations = 0;
        start.CopyTo(parameters);
        equation.Evaluate(parameters, score, hessian);
        value = equation.Value(parameters);
        if (!IsFinite(score) || !IsFinite(hessian) || !double.IsFinite(value)) return equation.Diagnosis.NotFinite(parameters);
        Array.Clear(axes);
        WidenAxes();
        Descend(equation);
        var failure = newton.Solve(equation, parameters);
        Iterations += newton.Iterations;
        return failure;
    }

    private void Descend(IMoments equation)
    {
        var radius = Math.Max(Length(parameters), 1e-3);
        while (Iterations < MaximumIterations)
        {
            for (var j = 0; j < size; j++) gradient[j] = score[j] / axes[j];
            region.Factor(hessian, axes);
            var inside = region.Solve(gradient, radius);
            var (length, predicted) = (region.Length, region.Decrease);
            if (inside && region.IsDefinite && length <= NearStep * Length(parameters)) return;
            if (predicted <= Rounding(value)) return;
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
        return (value - reached) / predicted;
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

    private static double Rounding(double value) => 64 * double.Epsilon + (32 * 2.220446049250313e-16 * Math.Abs(value));

    private static bool IsFinite(double[] values) => Array.TrueForAll(values, double.IsFinite);
}
