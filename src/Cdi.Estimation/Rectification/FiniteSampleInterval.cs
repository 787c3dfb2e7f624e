using Cdi.Estimation.Variance;
using MathNet.Numerics.Distributions;

namespace Cdi.Estimation.Rectification;

/// <summary>What the labels carry: the variance at the value that is tested and never below that of one disagreement; shares stay where shares can be, and a
/// share without an event has a bound (statistics.md §11).</summary>
internal sealed class FiniteSampleInterval : IIntervalMethod
{
    /// <inheritdoc/>
    public FreedomRule Freedom => FreedomRule.Satterthwaite;

    /// <inheritdoc/>
    public bool BoundsShares => true;

    /// <inheritdoc/>
    public string? Missing(EstimationOptions options) => null;

    /// <inheritdoc/>
    public TargetInterval? Of(ITargetFit fit)
    {
        if (TargetInterval.OfScores(fit, fit.Contributions()) is not { } interval) return null;
        if (fit.LabelsOfBound is double labels) return Bound(fit, interval, labels);
        if (fit.Range is not var (least, largest)) return interval;
        return interval with { Point = Math.Clamp(fit.Target.Scale.ToReported(fit.Value), least, largest) };
    }

    /// <summary>The interval of a share of which labels show no event, or nothing else.</summary>
    /// <param name="options">Level and alternative.</param>
    /// <param name="isNone">Whether no label has the event; else every label has it.</param>
    /// <param name="labels">m, the labels that weights leave; infinite where all texts are known.</param>
    /// <remarks>With no event among m independent labels, a share above 1 − α^(1/m) would show one with probability 1 − α; weights leave (Σw)²/Σw² labels
    /// (Kish).</remarks>
    public static (double Lower, double Upper) Ends(EstimationOptions options, bool isNone, double labels)
    {
        var open = options.Alternative switch
        {
            Alternative.TwoSided => options.Alpha / 2,
            Alternative.Smaller => isNone ? options.Alpha : 1,
            Alternative.Larger => isNone ? 1 : options.Alpha,
        };
        var bound = double.IsPositiveInfinity(labels) ? 0 : 1 - Math.Pow(open, 1 / labels);
        if (open == 1) bound = 1;
        return isNone ? (0, bound) : (1 - bound, 1.0);
    }

    private static TargetInterval Bound(ITargetFit fit, TargetInterval interval, double labels)
    {
        var point = fit.Target.Scale.ToReported(fit.Value);
        var isNone = point < 0.5;
        var (lower, upper) = Ends(fit.Options, isNone, labels);
        var p = fit.Target.Null is double nullValue ? PValue(fit.Options, isNone ? nullValue : 1 - nullValue, labels, isNone) : (double?)null;
        return interval with
        {
            Point = Math.Clamp(point, 0, 1),
            Lower = lower,
            Upper = upper,
            Statistic = p is double known ? Math.CopySign(Normal.InvCDF(0, 1, 1 - (known / 2)), point - (fit.Target.Null ?? 0)) : null,
            PValue = p,
            IsBound = true,
        };
    }

    // Probability of no event at the null; a one-sided test in the other direction sees nothing against it.
    private static double PValue(EstimationOptions options, double nullShare, double labels, bool isNone)
    {
        var none = double.IsPositiveInfinity(labels) ? (nullShare > 0 ? 0 : 1) : Math.Pow(1 - nullShare, labels);
        return options.Alternative switch
        {
            Alternative.TwoSided => Math.Min(1, 2 * none),
            Alternative.Smaller => isNone ? none : 1,
            Alternative.Larger => isNone ? 1 : none,
        };
    }
}
