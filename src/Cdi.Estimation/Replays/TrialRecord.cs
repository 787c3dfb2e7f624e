using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Replays;

/// <summary>What the trials of a replay gave for one estimand, target and method.</summary>
/// <param name="estimates">One for each trial.</param>
/// <param name="scale">The scale of the target.</param>
internal sealed class TrialRecord(IReadOnlyList<ReplayedEstimate> estimates, Scale scale)
{
    /// <summary>Values of the trials that have an estimate, in order.</summary>
    public double[] Select(Func<ReplayedEstimate, double> value) => [.. estimates.Where(estimate => estimate.Exists).Select(value)];

    /// <summary>λ of the trials that have an estimate, in order.</summary>
    public double[] Lambdas() => Select(estimate => estimate.Lambda);

    /// <summary>Trials whose estimate has no interval, since the data carried too few degrees of freedom.</summary>
    public int Withheld => estimates.Count(estimate => estimate.IsWithheld);

    /// <summary>Widths of the intervals that were given, in order.</summary>
    public double[] Widths() => [.. estimates.Where(estimate => estimate is { Exists: true, IsWithheld: false }).Select(each => each.Upper - each.Lower)];

    /// <summary>How often the interval held a value, of the trials in which none was withheld.</summary>
    public Coverage CoverageOf(double truth) => new(estimates.Count(estimate => estimate.Holds(truth, scale)), estimates.Count - Withheld);

    /// <summary>What is tested, on the scale of the target's function; null where nothing is.</summary>
    public double? NullValue => estimates.Any(estimate => estimate.IsTested)
        ? scale.FromReported(estimates.First(estimate => estimate.IsTested).NullValue) : null;

    /// <summary>How often the null value was rejected: trials without a test reject nothing. NaN where nothing is tested.</summary>
    /// <param name="alpha">The level of the test.</param>
    public Measure Power(double alpha) => NullValue is null ? Measure.None : Measure.Share(Rejections(alpha).Count, estimates.Count);

    /// <summary>Of the trials that reject the null value, how many have an estimate on the wrong side of it; no number where it is the truth.</summary>
    /// <param name="alpha">The level of the test.</param>
    /// <param name="truth">The truth, on the reported scale.</param>
    public Measure WrongSigns(double alpha, double truth)
    {
        if (NullValue is not { } value) return Measure.None;
        var (sign, rejected) = (Math.Sign(scale.FromReported(truth) - value), Rejections(alpha));

        // Where the null value is the truth no sign is right or wrong.
        return sign == 0 ? Measure.None : Measure.Share(rejected.Count(each => Math.Sign(scale.FromReported(each.Point) - value) != sign), rejected.Count);
    }

    /// <summary>The mean of |estimate − null| / |truth − null| on the scale of the target's function, over the trials that reject the null value.</summary>
    /// <param name="alpha">The level of the test.</param>
    /// <param name="truth">The truth, on the reported scale.</param>
    public Measure Exaggeration(double alpha, double truth)
    {
        if (NullValue is not { } value) return Measure.None;
        var effect = Math.Abs(scale.FromReported(truth) - value);
        return effect > 0 ? Measure.Mean([.. Rejections(alpha).Select(each => Math.Abs(scale.FromReported(each.Point) - value) / effect)]) : Measure.None;
    }

    private List<ReplayedEstimate> Rejections(double alpha) => [.. estimates.Where(estimate => estimate.PValue <= alpha)];
}
