using System.Globalization;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Rectification;

/// <summary>The interval between quantiles of the target over resampled rows (Efron 1979): it follows every scale, and needs no standard error.</summary>
/// <remarks>
/// With B values in order the lower end is the k-th, k the whole part of (B + 1)α/2, the upper one the k-th from above. The p-value is that of the tests that
/// it inverts: twice the share (1 + number beyond the null)/(1 + B) of the smaller side; at most α exactly where the interval leaves the null out.
/// </remarks>
internal sealed class PercentileInterval : IIntervalMethod
{
    // As many replicates as a bootstrap may leave without a solution (BootstrapCovariance).
    private const double FewestSolved = 0.95;

    /// <inheritdoc/>
    public FreedomRule Freedom => FreedomRule.Satterthwaite;

    /// <inheritdoc/>
    public bool BoundsShares => false;

    /// <inheritdoc/>
    public bool Resamples => true;

    /// <inheritdoc/>
    public string? Missing(EstimationOptions options)
    {
        if (options.Bootstrap is not { } bootstrap) return "A percentile interval needs a bootstrap.";
        var fewest = Math.Ceiling(((1 / Tail(options)) - 1) / FewestSolved);
        return bootstrap.Replicates < fewest
            ? string.Create(CultureInfo.InvariantCulture, $"A percentile interval at this level needs {fewest} replicates.")
            : null;
    }

    /// <inheritdoc/>
    public TargetInterval? Of(ITargetFit fit)
    {
        var variance = fit.Variance(0);
        double[] values = [.. fit.Replicates.Select(parameters => fit.Target.Value(parameters)).Order()];
        if (!double.IsFinite(variance) || values.Any(value => !double.IsFinite(value))) return null;
        var (scale, alternative) = (fit.Target.Scale, fit.Options.Alternative);
        var place = (int)(((values.Length + 1) * Tail(fit.Options)) + RoundingOfPlaces);
        var reliance = fit.Reliance(variance);
        return new TargetInterval(variance, reliance, new WaldInference(fit.Options.Alpha, alternative, reliance.Degrees, reliance.Shown))
        {
            Lower = scale.ToReported(alternative == Alternative.Smaller ? double.NegativeInfinity : values[place - 1]),
            Upper = scale.ToReported(alternative == Alternative.Larger ? double.PositiveInfinity : values[^place]),
            Statistic = fit.Target.Null is double tested ? WaldInference.Statistic(fit.Value, scale.FromReported(tested), Math.Sqrt(variance)) : null,
            PValue = fit.Target.Null is double nullValue ? PValue(values, scale.FromReported(nullValue), alternative) : null,
        };
    }

    // (B + 1)α is meant to be whole where it is whole in decimals.
    private const double RoundingOfPlaces = 1e-9;

    private static double PValue(double[] values, double nullValue, Alternative alternative)
    {
        var below = (1 + values.Count(value => value <= nullValue)) / (1.0 + values.Length);
        var above = (1 + values.Count(value => value >= nullValue)) / (1.0 + values.Length);
        return alternative switch
        {
            Alternative.Larger => below,
            Alternative.Smaller => above,
            Alternative.TwoSided => Math.Min(1, 2 * Math.Min(below, above)),
        };
    }

    private static double Tail(EstimationOptions options) => options.Alternative == Alternative.TwoSided ? options.Alpha / 2 : options.Alpha;
}
