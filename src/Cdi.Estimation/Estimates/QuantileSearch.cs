using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Estimates;

/// <summary>Estimates the τ-quantile of an annotated number: where the estimated share F̂(q) of texts with at most q reaches τ, and the values at which the
/// test of F(q) = τ does not reject (Woodruff 1952; for predictions Angelopoulos et al. 2023).</summary>
/// <remarks>
/// F(q) is the share of an event, and each method, design, variance and rule of intervals does with it what it does with any share: no density is estimated.
/// Values are those that people or the model gave. F̂ jumps at them alone; where a model takes part it need not rise everywhere, and the root is the value at
/// which bisection over all of them ends: F̂ is below τ at the value before it, and not at it. The upper end is the first value at which F(q) is above τ, so
/// that a tie there belongs to the interval; a side on which no value is rejected is open.
/// </remarks>
internal sealed class QuantileSearch
{
    // Shares are sums in floating point.
    private const double RoundingOfShares = 1e-9;

    private readonly double[] values;
    private readonly double level;
    private readonly EstimationOptions options;
    private readonly Func<double, EstimationOptions, EstimationOutcome> shareOf;
    private readonly double leastLabel;
    private readonly double labels;
    private readonly Dictionary<int, (TargetEstimate Share, RectifiedFit? Fit)> shares = [];
    private SolveFailure? failure;

    /// <summary>A search.</summary>
    /// <param name="values">Every value that labels, or answers, have: ascending, each once; at least one.</param>
    /// <param name="leastLabel">The smallest of the labels; NaN where none counts.</param>
    /// <param name="labels">How many labels their weights leave; infinite where what they say is the whole truth.</param>
    /// <param name="level">τ, in (0, 1).</param>
    /// <param name="options">How an estimate and its interval are formed.</param>
    /// <param name="shareOf">Estimates F(q), with τ as its null.</param>
    public QuantileSearch(
        double[] values, double leastLabel, double labels, double level, EstimationOptions options,
        Func<double, EstimationOptions, EstimationOutcome> shareOf)
    {
        (this.values, this.leastLabel, this.labels, this.level, this.shareOf) = (values, leastLabel, labels, level, shareOf);

        // A quantile is above q where F(q) is below τ.
        this.options = options with
        {
            Alternative = options.Alternative switch
            {
                Alternative.TwoSided => Alternative.TwoSided,
                Alternative.Larger => Alternative.Smaller,
                Alternative.Smaller => Alternative.Larger,
            },
        };
    }

    /// <summary>The quantile as the one target of a fit.</summary>
    /// <param name="target">What it is called and tested against.</param>
    public EstimationOutcome Estimate(Target target)
    {
        var root = FirstAt(-1, values.Length - 1, share => share.Point >= level - RoundingOfShares);
        if (failure is not null || Share(root) is not { } at) return failure ?? new SolveFailure.NoLabels();
        if (shares[root].Fit is not { } fit) return new SolveFailure.ConstantOutcome(0);
        var (lower, upper) = Ends(root);
        if (failure is not null) return failure;
        var error = Error(root, at.FunctionStandardError);
        var isWithheld = at.IsWithheld || error is null;
        var test = !isWithheld && target.Null is double nullValue ? Test(nullValue) : null;
        if (failure is not null) return failure;
        return fit with
        {
            Parameters = [values[root]],
            Targets =
            [
                at with
                {
                    Term = target.Term,
                    Scale = target.Scale,
                    Point = values[root],
                    StandardError = error ?? double.NaN,
                    FunctionStandardError = error ?? double.NaN,
                    Lower = isWithheld ? null : lower,
                    Upper = isWithheld ? null : upper,
                    Statistic = -test?.Statistic,
                    PValue = test?.PValue,
                    NullValue = test is null ? null : target.Null,
                    NullStandardError = null,
                    VariancePerRow = null,
                    EffectiveLabels = null,
                    IsBound = false,

                    // The quantile rises where the share of texts with at most as much falls.
                    Joint = at.Joint?.Times(error is double own && at.FunctionStandardError > 0 ? -own / at.FunctionStandardError : 0),
                },
            ],
        };
    }

    // An end lies where the test of the share turns.
    private (double Lower, double Upper) Ends(int root)
    {
        var last = values.Length - 1;
        var lower = Share(-1) is { } below && Most(below) >= level ? double.NegativeInfinity
            : values[FirstAt(-1, root, share => Most(share) >= level)];
        var upper = Share(last) is { } above && Least(above) <= level ? double.PositiveInfinity
            : values[FirstAt(root - 1, last, share => Least(share) > level)];
        return (options.Alternative == Alternative.Larger ? double.NegativeInfinity : lower,
            options.Alternative == Alternative.Smaller ? double.PositiveInfinity : upper);
    }

    // Where labels all lie on one side of q and a rule has no bound for that, their number has one.
    private TargetEstimate OneSided(double share)
    {
        var (lower, upper) = FiniteSampleInterval.Ends(options, share == 0, labels);
        return new()
        {
            Term = "share", Scale = Scale.Proportion, Point = share, StandardError = 0, FunctionStandardError = 0, Lower = lower, Upper = upper,
            Statistic = null, PValue = null, VariancePerRow = null, EffectiveLabels = null,
        };
    }

    private static double Most(TargetEstimate share) => share.Upper ?? (share.Point is 0 or 1 ? share.Point : double.PositiveInfinity);

    private static double Least(TargetEstimate share) => share.Lower ?? (share.Point is 0 or 1 ? share.Point : double.NegativeInfinity);

    // Half of what lies between the quantiles at F̂ ± its standard error.
    private double? Error(int root, double error)
    {
        if (!double.IsFinite(error)) return null;
        var least = FirstAt(-1, root, share => share.Point >= level - error);
        var most = FirstAt(root - 1, values.Length - 1, share => share.Point >= Math.Min(1, level + error) - RoundingOfShares);
        return (values[most] - values[least]) / 2;
    }

    private TargetEstimate? Test(double value)
    {
        switch (shareOf(value, options))
        {
            case RectifiedFit fit: return fit.Targets[0];
            case SolveFailure.ConstantOutcome: return null;
            case SolveFailure other:
                failure ??= other;
                return null;
            default: return null;
        }
    }

    // The first value above one position and up to another with a property that the last of them has.
    private int FirstAt(int before, int last, Func<TargetEstimate, bool> holds)
    {
        while (last - before > 1)
        {
            var middle = before + ((last - before) / 2);
            if (Share(middle) is { } share && holds(share)) last = middle;
            else before = middle;
            if (failure is not null) break;
        }

        return last;
    }

    // F at a value; at −1, below all of them.
    private TargetEstimate? Share(int position)
    {
        if (shares.TryGetValue(position, out var known)) return known.Share;
        var value = position < 0 ? Math.BitDecrement(values[0]) : values[position];
        switch (shareOf(value, options))
        {
            case RectifiedFit fit:
                shares.Add(position, (fit.Targets[0], fit));
                return fit.Targets[0];
            case SolveFailure.ConstantOutcome:
                shares.Add(position, (OneSided(value < leastLabel ? 0 : 1), null));
                return shares[position].Share;
            case SolveFailure other:
                failure ??= other;
                return null;
            default:
                return null;
        }
    }
}
