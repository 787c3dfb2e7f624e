using MathNet.Numerics.Distributions;

namespace Cdi.Estimation.Rectification;

/// <summary>The interval between quantiles whose shares follow bias and skewness, BCa (Efron 1987): Φ(z₀ + (z₀ + z)/(1 − a(z₀ + z))), z₀ the normal quantile
/// of the share of resampled values below the estimate, a the acceleration from the influence of each unit.</summary>
/// <remarks>An end whose share lies beyond the values, or that bias and skewness leave undefined, is none, and the interval is then withheld.</remarks>
internal sealed class BiasCorrectedInterval : ResampledInterval
{
    /// <inheritdoc/>
    protected override string Name => "A BCa interval";

    /// <inheritdoc/>
    protected override ResampledEnds Ends(ITargetFit fit, double[] values) => new Corrected(values, fit.Value, fit.Acceleration());

    private sealed class Corrected : ResampledEnds
    {
        private readonly double bias;
        private readonly double acceleration;

        public Corrected(double[] values, double estimate, double acceleration)
            : base(values)
        {
            this.acceleration = acceleration;
            bias = Normal.InvCDF(0, 1, CountBelow(estimate) / (double)Count);
        }

        public override double? Lower(double tail) => Corrects(Normal.InvCDF(0, 1, tail)) is double share ? FromBelow(share) : null;

        public override double? Upper(double tail) => Corrects(-Normal.InvCDF(0, 1, tail)) is double share ? FromAbove(1 - share) : null;

        public override double TailBelow(double value) => Normal.CDF(0, 1, Original(ShareUpTo(value)));

        public override double TailAbove(double value) => Normal.CDF(0, 1, -Original(1 - ShareFrom(value)));

        // Null where every value lies on one side of the estimate, or the correction turns back on itself.
        private double? Corrects(double quantile)
        {
            var shifted = bias + quantile;
            var divisor = 1 - (acceleration * shifted);
            return double.IsFinite(shifted) && divisor > 0 ? Normal.CDF(0, 1, bias + (shifted / divisor)) : null;
        }

        // The z whose corrected share this is.
        private double Original(double share)
        {
            var shifted = Normal.InvCDF(0, 1, share) - bias;
            if (double.IsNaN(shifted)) return 0;
            var divisor = 1 + (acceleration * shifted);
            if (divisor <= 0) return Math.CopySign(double.PositiveInfinity, shifted);
            return double.IsInfinity(shifted) ? (acceleration == 0 ? shifted : (1 / acceleration) - bias) : (shifted / divisor) - bias;
        }
    }
}
