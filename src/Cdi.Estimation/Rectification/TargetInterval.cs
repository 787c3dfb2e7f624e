using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Rectification;

/// <summary>An interval and a test, on the reported scale.</summary>
/// <param name="Variance">Of the target, on the scale of its function.</param>
/// <param name="Reliance">How far it can be trusted.</param>
/// <param name="Reference">The distribution of the statistic.</param>
internal sealed record TargetInterval(double Variance, Freedom Reliance, WaldInference Reference)
{
    /// <summary>Lower end; null where the method finds none, and then nothing is tested.</summary>
    public required double? Lower { get; init; }

    /// <summary>Upper end; null where the method finds none.</summary>
    public required double? Upper { get; init; }

    /// <summary>The statistic at the null; null where nothing is tested.</summary>
    public double? Statistic { get; init; }

    /// <summary>The p-value of the null; null where nothing is tested.</summary>
    public double? PValue { get; init; }

    /// <summary>Standard errors to a finite end, where ends follow from one; null elsewhere.</summary>
    public double? CriticalValue { get; init; }

    /// <summary>The variance that the interval shows, by which standard error and effective sample size are reported: larger than <see cref="Variance"/> where
    /// labels that nobody saw set its length.</summary>
    public double ShownVariance { get; init; } = Variance;

    /// <summary>The estimate where the range moves it; null where it stays.</summary>
    public double? Point { get; init; }

    /// <summary>Whether it is a bound, set by the number of labels alone.</summary>
    public bool IsBound { get; init; }

    /// <summary>The interval with its ends where the target can be, open ones as well.</summary>
    /// <param name="range">Of a share 0 and 1; null where there is none.</param>
    public TargetInterval Within((double Least, double Largest)? range) => range is not var (least, largest) ? this : this with
    {
        Lower = Lower is double lower ? Math.Clamp(lower, least, largest) : null,
        Upper = Upper is double upper ? Math.Clamp(upper, least, largest) : null,
    };

    /// <summary>The interval of a statistic whose variance is linear in the value that is tested; a constant one gives Wald's.</summary>
    /// <param name="fit">The target.</param>
    /// <param name="moments">What single labels contribute; <see cref="ContributionMoments.None"/> for Wald's interval.</param>
    /// <returns>Null where the variance is not a number.</returns>
    public static TargetInterval? OfScores(ITargetFit fit, in ContributionMoments moments)
    {
        var variance = fit.Variance(moments.AddedVariance);
        if (!double.IsFinite(variance)) return null;
        var reliance = fit.Reliance(variance);
        var freedom = moments.DegreesOfFreedom is double own ? Math.Min(own, reliance.OfQuantile ?? own) : reliance.OfQuantile;
        var reference = new WaldInference(fit.Options.Alpha, fit.Options.Alternative, freedom, reliance.Shown);
        var inference = new ScoreInference(reference, variance, moments.SlopeAbove, moments.SlopeBelow) { Unseen = moments.Unseen };
        var scale = fit.Target.Scale;
        var ends = inference.Interval(fit.Value);
        double? statistic = fit.Target.Null is double nullValue ? inference.Statistic(fit.Value, scale.FromReported(nullValue)) : null;
        return new TargetInterval(variance, reliance, reference)
        {
            Lower = scale.ToReported(ends.Lower),
            Upper = scale.ToReported(ends.Upper),
            Statistic = statistic,
            PValue = statistic is double tested ? reference.PValue(tested) : null,
            CriticalValue = reference.CriticalValue,
            ShownVariance = moments.CountsModel ? inference.ShownVariance() : variance,
        };
    }
}
