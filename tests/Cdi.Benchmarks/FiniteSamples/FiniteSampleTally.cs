using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Replays;

namespace Cdi.Benchmarks.FiniteSamples;

/// <summary>What the trials of one method in one cell gave.</summary>
/// <param name="trials">How many.</param>
internal sealed class FiniteSampleTally(int trials)
{
    // Issue of honesty at small samples: the exact 99.9 % interval reaches .94, and the point is at least .93.
    private const double LeastUpper = 0.94;
    private const double LeastShare = 0.93;

    private readonly TargetEstimate?[] estimates = new TargetEstimate?[trials];
    private readonly double[] truths = new double[trials];

    /// <summary>Trials without an estimate or interval.</summary>
    public double Refused => estimates.Count(estimate => !HasInterval(estimate)) / (double)trials;

    /// <summary>Trials whose estimate says itself that it is a bound.</summary>
    public double Flagged => estimates.Count(estimate => estimate is { IsBound: true }) / (double)trials;

    /// <summary>Coverage, refused trials left out.</summary>
    public Coverage Coverage => new(Covered(_ => true), estimates.Count(HasInterval));

    /// <summary>Coverage of the estimates without a flag.</summary>
    public Coverage CoverageUnflagged => new(Covered(estimate => !estimate.IsBound), estimates.Count(estimate => estimate is { IsBound: false }));

    /// <summary>Mean width of the intervals.</summary>
    public double Width => estimates.Where(HasInterval).Select(estimate => (estimate?.Upper - estimate?.Lower) ?? 0).DefaultIfEmpty(double.NaN).Average();

    /// <summary>Mean of estimate − truth.</summary>
    public double Bias => estimates.Zip(truths).Where(pair => pair.First is not null).Select(pair => (pair.First?.Point ?? 0) - pair.Second).DefaultIfEmpty(
        double.NaN).Average();

    /// <summary>Whether the criterion holds.</summary>
    public bool Holds => Coverage.Upper(Coverage.CriterionLevel) >= LeastUpper && Coverage.Share >= LeastShare;

    /// <summary>Notes a trial.</summary>
    /// <param name="trial">The trial, 0-based.</param>
    /// <param name="outcome">What was estimated.</param>
    /// <param name="truth">The value to be covered.</param>
    public void Set(int trial, EstimationOutcome outcome, double truth)
    {
        truths[trial] = truth;
        estimates[trial] = outcome is RectifiedFit fit ? fit.Targets[0] : null;
    }

    private static bool HasInterval(TargetEstimate? estimate) => estimate is { IsWithheld: false };

    private int Covered(Func<TargetEstimate, bool> counts) =>
        estimates.Zip(truths).Count(pair => pair.First is { } estimate && counts(estimate) && estimate.Lower <= pair.Second && pair.Second <= estimate.Upper);
}
