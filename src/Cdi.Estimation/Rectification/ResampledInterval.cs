using System.Globalization;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Rectification;

/// <summary>An interval between order statistics of the target over resampled rows: it needs no standard error, and follows every scale but in its own way of
/// turning quantiles into ends.</summary>
/// <remarks>
/// Of B values in order an end at tail t is the k-th, k the whole part of (B + 1)t: no interpolation, so that an end is never nearer than asked for. The
/// p-value is that of the tests that the interval inverts: at most α exactly where the interval leaves the null out.
/// </remarks>
internal abstract class ResampledInterval : IIntervalMethod
{
    /// <inheritdoc/>
    public FreedomRule Freedom => FreedomRule.Satterthwaite;

    /// <inheritdoc/>
    public bool BoundsShares => false;

    /// <summary>Its name in messages, with its article.</summary>
    protected abstract string Name { get; }

    /// <inheritdoc/>
    public string? Missing(EstimationOptions options)
    {
        if (options.Bootstrap is not { } bootstrap) return $"{Name} needs a bootstrap.";
        var fewest = IntervalRules.FewestReplicates(options.Alpha, options.Alternative);
        return bootstrap.Replicates < fewest
            ? string.Create(CultureInfo.InvariantCulture, $"{Name} at this level needs {fewest} replicates.")
            : null;
    }

    /// <inheritdoc/>
    public TargetInterval? Of(ITargetFit fit)
    {
        var variance = fit.Variance(0);
        double[] values = [.. Values(fit).Order()];
        if (!double.IsFinite(variance) || values.Any(value => !double.IsFinite(value))) return null;
        var (scale, alternative) = (fit.Target.Scale, fit.Options.Alternative);
        var tail = alternative == Alternative.TwoSided ? fit.Options.Alpha / 2 : fit.Options.Alpha;
        var ends = Ends(fit, values);
        var reliance = fit.Reliance(variance);
        return new TargetInterval(variance, reliance, new WaldInference(fit.Options.Alpha, alternative, reliance.Degrees, reliance.Shown))
        {
            Lower = (alternative == Alternative.Smaller ? double.NegativeInfinity : ends.Lower(tail)) is double lower ? scale.ToReported(lower) : null,
            Upper = (alternative == Alternative.Larger ? double.PositiveInfinity : ends.Upper(tail)) is double upper ? scale.ToReported(upper) : null,
            Statistic = fit.Target.Null is double tested ? WaldInference.Statistic(fit.Value, scale.FromReported(tested), Math.Sqrt(variance)) : null,
            PValue = fit.Target.Null is double nullValue ? PValue(ends, scale.FromReported(nullValue), alternative) : null,
        };
    }

    /// <summary>What is put in order: resampled values of the target unless a rule makes statistics of them.</summary>
    protected virtual double[] Values(ITargetFit fit) => [.. fit.ReplicatedValues()];

    /// <summary>Its ends, from values in ascending order.</summary>
    protected abstract ResampledEnds Ends(ITargetFit fit, double[] values);

    private static double PValue(ResampledEnds ends, double nullValue, Alternative alternative) => alternative switch
    {
        Alternative.Larger => ends.TailBelow(nullValue),
        Alternative.Smaller => ends.TailAbove(nullValue),
        Alternative.TwoSided => Math.Min(1, 2 * Math.Min(ends.TailBelow(nullValue), ends.TailAbove(nullValue))),
    };
}
