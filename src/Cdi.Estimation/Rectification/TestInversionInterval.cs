using Cdi.Estimation.Variance;
using MathNet.Numerics.RootFinding;

namespace Cdi.Estimation.Rectification;

/// <summary>The values that a score test does not reject: Wilson's interval for the share of an intercept-only logit, Wald's for a linear model.</summary>
/// <remarks>Ends are sought on each side of the estimate; a side on which no value is rejected, as beyond a separated cell, has an infinite end.</remarks>
internal sealed class TestInversionInterval : IIntervalMethod
{
    // Far enough that a statistic which is still below its quantile stays there.
    private const int Doublings = 20;

    // Of the standard error.
    private const double Accuracy = 1e-10;

    private const int MaximumIterations = 200;

    /// <inheritdoc/>
    public FreedomRule Freedom => FreedomRule.Satterthwaite;

    /// <inheritdoc/>
    public bool BoundsShares => false;

    /// <inheritdoc/>
    public string? Missing(EstimationOptions options) => null;

    /// <inheritdoc/>
    public TargetInterval? Of(ITargetFit fit)
    {
        var variance = fit.Variance(0);
        if (!double.IsFinite(variance)) return null;
        var reliance = fit.Reliance(variance);
        var (scale, alternative) = (fit.Target.Scale, fit.Options.Alternative);
        var reference = new WaldInference(fit.Options.Alpha, alternative, reliance.Degrees, reliance.Shown);
        var test = new ScoreTest(fit, variance);
        double? lower = alternative == Alternative.Smaller ? double.NegativeInfinity : End(test, fit.Value, -Math.Sqrt(variance), reference.CriticalValue);
        double? upper = alternative == Alternative.Larger ? double.PositiveInfinity : End(test, fit.Value, Math.Sqrt(variance), reference.CriticalValue);
        double? statistic = fit.Target.Null is double nullValue ? test.Statistic(scale.FromReported(nullValue)) : null;
        var isFound = lower is not null && upper is not null;
        return new TargetInterval(variance, reliance, reference)
        {
            Lower = isFound ? scale.ToReported(lower ?? 0) : null,
            Upper = isFound ? scale.ToReported(upper ?? 0) : null,
            Statistic = isFound ? statistic : null,
            PValue = isFound && statistic is double tested ? reference.PValue(tested) : null,
        };
    }

    // Null where the equation has no solution at a value that would have to be tested.
    private static double? End(ScoreTest test, double estimate, double error, double quantile)
    {
        if (error == 0) return estimate;
        var (inside, outside) = (0.0, quantile);
        for (var doubling = 0; ; doubling++, (inside, outside) = (outside, 2 * outside))
        {
            if (test.Statistic(estimate + (outside * error)) is not { } statistic) return null;
            if (Math.Abs(Math.Abs(statistic) - quantile) <= Accuracy) return estimate + (outside * error);
            if (Math.Abs(statistic) > quantile) break;
            if (doubling == Doublings) return Math.CopySign(double.PositiveInfinity, error);
        }

        double Excess(double distance) => Math.Abs(test.Statistic(estimate + (distance * error)) ?? double.NaN) - quantile;
        return Brent.TryFindRoot(Excess, inside, outside, Accuracy, MaximumIterations, out var root) ? estimate + (root * error) : null;
    }
}
