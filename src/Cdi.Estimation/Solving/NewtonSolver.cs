using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Solving;

/// <summary>Newton's method with step halving on the merit ‖Ĥ⁻¹m‖² (statistics.md §2, Solving), with buffers for reuse.</summary>
/// <remarks>
/// The merit of a trial point is taken with the Hessian of the point before it, which makes the test invariant under rescaling of parameters
/// (Deuflhard 2011, natural monotonicity). Norms weigh a parameter by the square root of its curvature at the start.
/// </remarks>
internal sealed class NewtonSolver : ISolver
{
    private const int MaximumIterations = 100;
    private const double StepTolerance = 1e-12;
    private const double SmallestFraction = 1e-9;

    // Where a step stops shrinking below this, what is left is rounding error.
    private const double RoundingFloor = 1e-7;

    // A multiple correlation this near to 1 is looked at with the singular values; below it normal equations keep 8 digits.
    private const double SuspiciousPivot = 1e-8;

    // Below this least squares are solved in sums of twice the digits, which cost one more pass.
    private const double ExtendedPivot = 1e-5;

    // The rounding of the columns themselves leaves fewer than five digits of a coefficient below this; columns that depend on each other have 1e-30.
    private const double LeastPivot = 1e-17;

    private readonly double[] scale;
    private readonly double[] step;
    private readonly double[] trialStep;
    private double[] trial;
    private double[] trialScore;
    private double[] trialHessian;
    private double[] parameters;
    private double[] score;
    private double[] hessian;

    /// <summary>A solver for d parameters.</summary>
    public NewtonSolver(int size)
    {
        (parameters, score, hessian) = (new double[size], new double[size], new double[size * size]);
        (trial, trialScore, trialHessian) = (new double[size], new double[size], new double[size * size]);
        (scale, step, trialStep) = (new double[size], new double[size], new double[size]);
        Factor = new CholeskyFactor(size);
    }

    /// <inheritdoc/>
    public double[] Parameters => parameters;

    /// <inheritdoc/>
    public double[] Hessian => hessian;

    /// <inheritdoc/>
    public CholeskyFactor Factor { get; }

    /// <inheritdoc/>
    public SolveFailure.Collinear? Doubt { get; private set; }

    /// <inheritdoc/>
    public int Iterations { get; private set; }

    /// <inheritdoc/>
    public SolveFailure? Solve(IMoments equation, ReadOnlySpan<double> start)
    {
        (Iterations, Doubt) = (0, null);
        start.CopyTo(parameters);
        equation.Evaluate(parameters, score, hessian);
        if (!IsFinite(score) || !IsFinite(hessian)) return equation.Diagnosis.NotFinite(parameters);
        if (ExamineStart(equation) is { } failure) return failure;
        if (Factor.IsExtended) return null;
        var previous = double.PositiveInfinity;
        while (true)
        {
            score.CopyTo(step, 0);
            Factor.Solve(step);
            var length = Norm(step);
            var size = Norm(parameters);
            if (length <= (StepTolerance * size) + double.Epsilon) return null;
            if (length <= RoundingFloor * size && length > previous / 4) return null;
            if (Iterations == MaximumIterations) return Diverged(equation) ?? new SolveFailure.NoConvergence(Iterations, LargestStep());
            if (!TryFindStep(equation, length))
            {
                if (equation.Diagnosis.IsRounding(parameters, score)) return null;
                return Diverged(equation) ?? new SolveFailure.NoDescent(Iterations, length * length);
            }

            if (Accept(equation) is { } obstacle) return obstacle;
            previous = length;
        }
    }

    private SolveFailure? ExamineStart(IMoments equation)
    {
        var isDefinite = Factor.TryFactor(hessian);
        for (var j = 0; j < scale.Length; j++) scale[j] = Math.Sqrt(Math.Abs(hessian[(j * scale.Length) + j]));
        if (isDefinite && Factor.SmallestPivot > ExtendedPivot) return null;
        if (equation.Diagnosis.LeastSquares() is { SmallestPivot: > LeastPivot } extended) return Take(equation, extended);
        if (isDefinite && Factor.SmallestPivot > SuspiciousPivot) return null;
        if (equation.Diagnosis.Collinear(parameters) is { } collinear) return collinear;
        return isDefinite ? null : new SolveFailure.Indefinite(0, Factor.FailedIndex);
    }

    private SolveFailure? Take(IMoments equation, ExtendedSolution extended)
    {
        if (extended.SmallestPivot < SuspiciousPivot) Doubt = equation.Diagnosis.Collinear(parameters);
        extended.Values.CopyTo(parameters, 0);
        Iterations = 1;
        equation.Evaluate(parameters, score, hessian);
        if (!IsFinite(score) || !IsFinite(hessian)) return equation.Diagnosis.NotFinite(parameters);
        Factor.Take(extended);
        return null;
    }

    private bool TryFindStep(IMoments equation, double length)
    {
        for (var fraction = 1.0; fraction >= SmallestFraction; fraction /= 2)
        {
            if (TryStep(equation, fraction, length)) return true;
        }

        return false;
    }

    private SolveFailure? Accept(IMoments equation)
    {
        Iterations++;
        (parameters, trial) = (trial, parameters);
        (score, trialScore) = (trialScore, score);
        (hessian, trialHessian) = (trialHessian, hessian);
        if (CurvatureVanished(equation.Tail.VanishedCurvature) && Diverged(equation) is { } separation) return separation;
        if (Factor.TryFactor(hessian)) return null;
        return Diverged(equation) ?? new SolveFailure.Indefinite(Iterations, Factor.FailedIndex);
    }

    private bool TryStep(IMoments equation, double fraction, double length)
    {
        for (var j = 0; j < trial.Length; j++) trial[j] = parameters[j] - (fraction * step[j]);
        equation.Evaluate(trial, trialScore, trialHessian);
        if (!IsFinite(trialScore) || !IsFinite(trialHessian)) return false;
        if (equation.Tail.IsBounded && !double.IsFinite(equation.Value(trial))) return false;
        trialScore.CopyTo(trialStep, 0);
        Factor.Solve(trialStep);
        return Norm(trialStep) <= (1 - (fraction / 4)) * length || length <= RoundingFloor * Norm(parameters);
    }

    private SolveFailure? Diverged(IMoments equation)
    {
        for (var j = 0; j < trial.Length; j++) trial[j] = -step[j];
        return equation.Diagnosis.Separation(parameters, trial, scale) ?? equation.Diagnosis.Separation(parameters, parameters, scale);
    }

    private bool CurvatureVanished(double share)
    {
        for (var j = 0; j < scale.Length; j++)
        {
            if (hessian[(j * scale.Length) + j] < share * scale[j] * scale[j]) return true;
        }

        return false;
    }

    private double Norm(double[] vector)
    {
        var sum = 0.0;
        for (var j = 0; j < vector.Length; j++) sum += vector[j] * vector[j] * scale[j] * scale[j];
        return Math.Sqrt(sum);
    }

    private double LargestStep()
    {
        var largest = 0.0;
        foreach (var change in step) largest = Math.Max(largest, Math.Abs(change));
        return largest;
    }

    private static bool IsFinite(double[] values)
    {
        foreach (var value in values)
        {
            if (!double.IsFinite(value)) return false;
        }

        return true;
    }
}
