using Cdi.Estimation.Rectification;

namespace Cdi.Estimation.Replays;

/// <summary>What the trials of a replay gave for one estimand, target and method.</summary>
internal sealed class TrialRecord(int trials)
{
    private readonly TargetEstimate?[] estimates = new TargetEstimate?[trials];
    private readonly double[] lambdas = new double[trials];

    /// <summary>Keeps the estimate of one trial.</summary>
    public void Set(int trial, TargetEstimate estimate, double lambda) => (estimates[trial], lambdas[trial]) = (estimate, lambda);

    /// <summary>Values of the trials that have an estimate, in order.</summary>
    public double[] Select(Func<TargetEstimate, double> value) => [.. estimates.OfType<TargetEstimate>().Select(value)];

    /// <summary>λ of the trials that have an estimate, in order.</summary>
    public double[] Lambdas() => [.. lambdas.Where((_, trial) => estimates[trial] is not null)];

    /// <summary>Trials whose estimate has no interval, since the data carried too few degrees of freedom.</summary>
    public int Withheld => estimates.Count(estimate => estimate is { IsWithheld: true });

    /// <summary>Widths of the intervals that were given, in order.</summary>
    public double[] Widths() => [.. estimates.Select(estimate => estimate?.Upper - estimate?.Lower).OfType<double>()];

    /// <summary>How often the interval held a value, of the trials in which none was withheld.</summary>
    public Coverage CoverageOf(double truth) => new(estimates.Count(estimate => estimate is not null && estimate.Holds(truth)), trials - Withheld);
}
