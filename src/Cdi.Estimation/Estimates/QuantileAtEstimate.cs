using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Estimates;

/// <summary>A quantile by a type, its interval formed at the estimate (Woodruff 1952): the quantiles at the ends of the interval of the share of texts with at
/// most as much.</summary>
internal static class QuantileAtEstimate
{
    // The standard error is that of an interval of 95 %, as `survey` has it.
    private const double Usual = 1.959963984540054;

    /// <summary>The quantile as the one target of a fit.</summary>
    /// <param name="rule">The rule, of labels with their weights.</param>
    /// <param name="level">τ, in (0, 1).</param>
    /// <param name="options">How an estimate and its interval are formed.</param>
    /// <param name="shareOf">Estimates the share of texts with at most q, with τ as its null.</param>
    /// <param name="target">What it is called and tested against.</param>
    public static EstimationOutcome Estimate(
        QuantileRule rule, double level, EstimationOptions options, Func<double, EstimationOptions, EstimationOutcome> shareOf, Target target)
    {
        // A quantile is above q where F(q) is below τ.
        var turned = options with
        {
            Alternative = options.Alternative switch
            {
                Alternative.TwoSided => Alternative.TwoSided,
                Alternative.Larger => Alternative.Smaller,
                Alternative.Smaller => Alternative.Larger,
            },
        };
        var point = rule.At(level);
        var outcome = shareOf(point, turned);
        if (outcome is not RectifiedFit fit) return outcome;
        var at = fit.Targets[0];
        var test = target.Null is double nullValue && shareOf(nullValue, turned) is RectifiedFit tested ? tested.Targets[0] : null;
        var reach = Usual * at.FunctionStandardError;
        var error = double.IsFinite(reach) ? (rule.At(at.Point + reach) - rule.At(at.Point - reach)) / (2 * Usual) : double.NaN;
        var isWithheld = at.IsWithheld || !double.IsFinite(error);
        return fit with
        {
            Parameters = [point],
            Targets =
            [
                at with
                {
                    Term = target.Term,
                    Scale = target.Scale,
                    Point = point,
                    StandardError = error,
                    FunctionStandardError = error,
                    Lower = isWithheld ? null : End(at.Lower, double.NegativeInfinity),
                    Upper = isWithheld ? null : End(at.Upper, double.PositiveInfinity),
                    Statistic = isWithheld ? null : -test?.Statistic,
                    PValue = isWithheld ? null : test?.PValue,
                    NullValue = isWithheld || test is null ? null : target.Null,
                    NullStandardError = null,
                    VariancePerRow = null,
                    EffectiveLabels = null,
                    IsBound = false,
                },
            ],
        };

        // Beyond shares of 0 and 1 no value is an end.
        double End(double? share, double open) => share is { } end && end > 0 && end < 1 ? rule.At(end) : open;
    }
}
