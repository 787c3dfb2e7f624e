namespace Cdi.Estimation.Rectification;

/// <summary>The interval between quantiles of the target over resampled rows (Efron 1979): it follows every scale.</summary>
internal sealed class PercentileInterval : ResampledInterval
{
    /// <inheritdoc/>
    protected override string Name => "A percentile interval";

    /// <inheritdoc/>
    protected override ResampledEnds Ends(ITargetFit fit, double[] values) => new Quantiles(values);

    private sealed class Quantiles(double[] values) : ResampledEnds(values)
    {
        public override double? Lower(double tail) => FromBelow(tail);

        public override double? Upper(double tail) => FromAbove(tail);

        public override double TailBelow(double value) => ShareUpTo(value);

        public override double TailAbove(double value) => ShareFrom(value);
    }
}
