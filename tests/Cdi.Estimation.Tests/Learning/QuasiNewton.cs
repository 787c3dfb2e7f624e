using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Tests.Learning;

/// <summary>Minimises a smooth convex function of many parameters by the limited-memory method of Broyden, Fletcher, Goldfarb and Shanno.</summary>
/// <remarks>Nocedal and Wright (2006), algorithm 7.5, with steps halved until the function falls enough. Buffers are reused from fit to fit.</remarks>
/// <param name="size">Parameters.</param>
internal sealed class QuasiNewton(int size)
{
    private const int Memory = 6;
    private const int MostIterations = 200;
    private const int MostHalvings = 30;
    private const double SufficientDecrease = 1e-4;
    private const double RoundingOfCurvature = 1e-12;

    private readonly double[][] steps = [.. Enumerable.Range(0, Memory).Select(_ => new double[size])];
    private readonly double[][] turns = [.. Enumerable.Range(0, Memory).Select(_ => new double[size])];
    private readonly double[] curvatures = new double[Memory];
    private readonly double[] gradient = new double[size];
    private readonly double[] direction = new double[size];
    private readonly double[] trial = new double[size];
    private readonly double[] trialGradient = new double[size];
    private int held;
    private int newest;

    /// <summary>The function: from parameters to its value and gradient, which is overwritten.</summary>
    public delegate double Objective(ReadOnlySpan<double> parameters, Span<double> gradient);

    /// <summary>Moves the parameters to the minimum.</summary>
    /// <param name="objective">The function.</param>
    /// <param name="parameters">Where to begin; overwritten.</param>
    /// <param name="tolerance">The length of the gradient at which to end.</param>
    /// <param name="cancellation">Ends the work between two steps.</param>
    public void Minimise(Objective objective, Span<double> parameters, double tolerance, CancellationToken cancellation)
    {
        held = 0;
        var value = objective(parameters, gradient);
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            cancellation.ThrowIfCancellationRequested();
            var length = Math.Sqrt(ColumnSums.Product(gradient, gradient));
            if (length <= tolerance) return;
            Direct();
            var slope = ColumnSums.Product(gradient, direction);
            if (!(slope < 0)) return;
            if (Search(objective, parameters, value, slope, held == 0 ? Math.Min(1, 1 / length) : 1) is not { } reached) return;
            Remember(parameters);
            trial.CopyTo(parameters);
            trialGradient.CopyTo(gradient, 0);
            value = reached;
        }
    }

    /// <summary>The value at the first of ever shorter steps that falls enough, which is left in the trial; null where none does but for rounding.</summary>
    private double? Search(Objective objective, ReadOnlySpan<double> parameters, double value, double slope, double step)
    {
        for (var halving = 0; halving < MostHalvings; halving++, step /= 2)
        {
            parameters.CopyTo(trial);
            ColumnSums.AddMultiple(trial, step, direction);
            var reached = objective(trial, trialGradient);
            if (reached <= value + (SufficientDecrease * step * slope)) return reached;
        }

        return null;
    }

    private void Remember(ReadOnlySpan<double> parameters)
    {
        var next = (newest + 1) % Memory;
        var (step, turn) = (steps[next], turns[next]);
        for (var i = 0; i < size; i++) (step[i], turn[i]) = (trial[i] - parameters[i], trialGradient[i] - gradient[i]);
        var curvature = ColumnSums.Product(step, turn);
        if (!(curvature > RoundingOfCurvature * ColumnSums.Product(turn, turn))) return;
        (newest, curvatures[next], held) = (next, curvature, Math.Min(Memory, held + 1));
    }

    /// <summary>The direction −H∇ by the recursion over what is remembered.</summary>
    private void Direct()
    {
        Span<double> along = stackalloc double[Memory];
        for (var i = 0; i < size; i++) direction[i] = -gradient[i];
        for (var back = 0; back < held; back++)
        {
            var at = (newest - back + Memory) % Memory;
            along[at] = ColumnSums.Product(steps[at], direction) / curvatures[at];
            ColumnSums.AddMultiple(direction, -along[at], turns[at]);
        }

        if (held > 0)
        {
            var scale = curvatures[newest] / ColumnSums.Product(turns[newest], turns[newest]);
            for (var i = 0; i < size; i++) direction[i] *= scale;
        }

        for (var back = held - 1; back >= 0; back--)
        {
            var at = (newest - back + Memory) % Memory;
            ColumnSums.AddMultiple(direction, along[at] - (ColumnSums.Product(turns[at], direction) / curvatures[at]), steps[at]);
        }
    }
}
