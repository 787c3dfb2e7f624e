using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Annotations;
using Cdi.Estimation.Variance;
using MathNet.Numerics.Distributions;

namespace Cdi.Estimation.Rectification;

/// <content>Shares and their differences stay where shares can be; a share without an event has a bound (statistics.md §11).</content>
public sealed partial class RectifiedEstimator
{
    // A share that no label contradicts has a bound; a model in which nothing varies has no estimate.
    private static bool IsShare(EstimationRequest request) =>
        request.Options.Interval == IntervalRule.FiniteSample
        && request.Options.Form != MomentForm.PredictionOnly
        && request.Sample.Scale == OutcomeScale.Indicator
        && request.Targets.Count > 0
        && request.Targets.All(target => target.Scale.IsShare);

    private bool HasBound(EstimationRequest request) => IsShare(request) && rows.FeaturesAreConstant();

    // 0 and 1 have no log odds; a bound needs none.
    private Target OnItsOwnScale(Target target) =>
        target.Scale.IsTransformed && size == 1 ? Target.Coefficient(0, target.Term, Scale.Proportion, size) with { Null = target.Null } : target;

    private SolveFailure.UndefinedTarget Undefined(Target target, Solution solution) =>
        new(target.Term) { OffScale = size == 1 && target.Scale is { IsTransformed: true, IsRatio: false } ? solution.Solver.Parameters[0] : null };

    private TargetEstimate WithinRange(EstimationRequest request, Target target, TargetEstimate estimate)
    {
        if (HasBound(request)) return WithBound(request, target, estimate);
        if (RangeOf(request, target) is not var (least, largest)) return estimate;
        return estimate with
        {
            Point = Math.Clamp(estimate.Point, least, largest),
            Lower = estimate.Lower is double lower ? Math.Clamp(lower, least, largest) : null,
            Upper = estimate.Upper is double upper ? Math.Clamp(upper, least, largest) : null,
        };
    }

    private static (double Least, double Largest)? RangeOf(EstimationRequest request, Target target)
    {
        if (request.Sample.Scale != OutcomeScale.Indicator) return null;
        if (target.Scale.IsShare) return (0, 1);
        return target.Scale == Scale.Difference ? (-1, 1) : null;
    }

    // With no event among m independent labels, a share above 1 − α^(1/m) would show one with probability 1 − α; weights leave (Σw)²/Σw² labels (Kish).
    private TargetEstimate WithBound(EstimationRequest request, Target target, TargetEstimate estimate)
    {
        var labels = IndependentLabels(request);
        var isNone = estimate.Point < 0.5;
        var open = request.Options.Alternative switch
        {
            Alternative.TwoSided => request.Options.Alpha / 2,
            Alternative.Smaller => isNone ? request.Options.Alpha : 1,
            _ => isNone ? 1 : request.Options.Alpha,
        };
        var bound = double.IsPositiveInfinity(labels) ? 0 : 1 - Math.Pow(open, 1 / labels);
        if (open == 1) bound = 1;
        var (lower, upper) = isNone ? (0, bound) : (1 - bound, 1.0);
        var p = target.Null is double nullValue ? BoundPValue(request, isNone ? nullValue : 1 - nullValue, labels, isNone) : (double?)null;
        return estimate with
        {
            Lower = lower,
            Upper = upper,
            Statistic = p is double known ? Math.CopySign(Normal.InvCDF(0, 1, 1 - (known / 2)), estimate.Point - (target.Null ?? 0)) : null,
            PValue = p,
            EffectiveLabels = null,
            IsBound = true,
        };
    }

    // Probability of no event at the null; a one-sided test in the other direction sees nothing against it.
    private static double BoundPValue(EstimationRequest request, double nullShare, double labels, bool isNone)
    {
        var none = double.IsPositiveInfinity(labels) ? (nullShare > 0 ? 0 : 1) : Math.Pow(1 - nullShare, labels);
        return request.Options.Alternative switch
        {
            Alternative.TwoSided => Math.Min(1, 2 * none),
            Alternative.Smaller => isNone ? none : 1,
            _ => isNone ? 1 : none,
        };
    }

    // (Σw)²/Σw² over labelled rows, over clusters where the target is a population of them; +∞ where the corpus is the target and every row is labelled.
    private double IndependentLabels(EstimationRequest request)
    {
        if (request.IsCorpusTarget && rows.Count == request.Sample.Rows) return double.PositiveInfinity;
        var sums = new SortedDictionary<int, double>();
        for (var k = 0; k < rows.Count; k++)
        {
            var row = rows.Index.Span[k];
            var unit = request.IsClustered && !request.IsCorpusTarget ? request.Sample.Clusters.Span[row] : row;
            sums[unit] = sums.GetValueOrDefault(unit) + (1 / rows.Probability[k]);
        }

        var total = sums.Values.Sum();
        return total * total / sums.Values.Sum(weight => weight * weight);
    }
}
