namespace Cdi.Estimation.Rectification;

/// <summary>The percentile interval turned about the estimate, 2τ̂ − τ* (Davison and Hinkley 1997): on the scale of the target's function, where it is not
/// invariant as the percentile interval is.</summary>
internal sealed class BasicInterval : ResampledInterval
{
    /// <inheritdoc/>
    protected override string Name => "A basic interval";

    /// <inheritdoc/>
    protected override ResampledEnds Ends(ITargetFit fit, double[] values) => new Turned(values, 2 * fit.Value);

    private sealed class Turned(double[] values, double twice) : ResampledEnds(values)
    {
        public override double? Lower(double tail) => twice - FromAbove(tail);

        public override double? Upper(double tail) => twice - FromBelow(tail);

        public override double TailBelow(double value) => ShareFrom(twice - value);

        public override double TailAbove(double value) => ShareUpTo(twice - value);
    }
}
