namespace Cdi.Estimation.Rectification;

/// <summary>The interval between quantiles of (τ* − τ̂)/s*, turned about the estimate and scaled by its own s: each replicate is divided by the standard error
/// that its own rows show, so that the reference hardly depends on the truth (Davison and Hinkley 1997, §5.2.1).</summary>
/// <remarks>On the scale of the target's function, where it is not invariant as the percentile interval is.</remarks>
internal sealed class StudentisedInterval : ResampledInterval
{
    /// <inheritdoc/>
    protected override string Name => "A studentised interval";

    /// <inheritdoc/>
    protected override double[] Values(ITargetFit fit)
    {
        var (own, resampled) = fit.ResampledVariances();

        // Rows that show no variance have no statistic; they are as rare as those without a solution, or there is no interval.
        double[] values = [.. fit.ReplicatedValues().Zip(resampled).Where(each => each.Second > 0)
            .Select(each => (each.First - fit.Value) / Math.Sqrt(each.Second))];
        return own > 0 && values.Length >= Variance.IntervalRules.FewestSolved * resampled.Length ? values : [double.NaN];
    }

    /// <inheritdoc/>
    protected override ResampledEnds Ends(ITargetFit fit, double[] values) => new Studentised(values, fit.Value, Math.Sqrt(fit.ResampledVariances().Own));

    private sealed class Studentised(double[] values, double estimate, double error) : ResampledEnds(values)
    {
        public override double? Lower(double tail) => estimate - (error * FromAbove(tail));

        public override double? Upper(double tail) => estimate - (error * FromBelow(tail));

        public override double TailBelow(double value) => ShareFrom((estimate - value) / error);

        public override double TailAbove(double value) => ShareUpTo((estimate - value) / error);
    }
}
