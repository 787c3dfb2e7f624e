using Cdi.Estimation.Annotations;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Rectification;

/// <content>Shares and their differences stay where shares can be; a share without an event has a bound (statistics.md §11).</content>
internal sealed partial class RectifiedEstimator
{
    // A share that no label contradicts has a bound; a model in which nothing varies has no estimate.
    private static bool IsShare(EstimationRequest request) =>
        request.IntervalMethod.BoundsShares
        && request.Options.Form != MomentForm.PredictionOnly
        && !request.Options.LabelsWeigh
        && request.Sample.Map.Scale == OutcomeScale.Indicator
        && request.Targets.Count > 0
        && request.Targets.All(target => target.Scale.IsShare && target.Rows is null);

    private bool HasBound(EstimationRequest request) => IsShare(request) && rows.FeaturesAreConstant();

    // 0 and 1 have no log odds; a bound needs none.
    private Target OnItsOwnScale(Target target) =>
        target.Scale.IsTransformed && size == 1 ? Target.Coefficient(0, target.Term, Scale.Proportion, size) with { Null = target.Null } : target;

    private SolveFailure.UndefinedTarget Undefined(Target target, Solution solution) =>
        new(target.Term) { OffScale = size == 1 && target.Scale is { IsTransformed: true, IsRatio: false } ? solution.Solver.Parameters[0] : null };

    internal static (double Least, double Largest)? RangeOf(EstimationRequest request, Target target)
    {
        // Labels of an event may be those of a regressor; what is predicted is then no share.
        if (request.Sample.Map.Scale != OutcomeScale.Indicator || target.Rows is { AreShares: false }) return null;
        if (target.Scale.IsShare) return (0, 1);
        if (request.Options.LargestMean is double largest) return (0, request.IsCorpusTarget ? largest : double.PositiveInfinity);

        // Labels that are regressors say nothing of the outcome: a difference of counts has no bound.
        return target.Scale == Scale.Difference && (target.Rows is { AreShares: true } || !request.Options.HasAnnotatedRegressor) ? (-1, 1) : null;
    }

    // Where labels were drawn from strata no more than what of them lets pass as large a share that none of them shows.
    private double LabelsOfBound(EstimationRequest request, Solution solution, double[] influence)
    {
        var labels = IndependentLabels(request, solution, influence);
        if (!request.Sample.HasStrata || double.IsPositiveInfinity(labels) || (request.IsClustered && !request.IsCorpusTarget)) return labels;
        var jump = Jumps(request.Sample.Map, solution.Solver.Parameters, influence);
        var strata = new SortedDictionary<int, (double Sum, double Squares, bool IsKnown)>();
        for (var k = 0; k < rows.Count; k++)
        {
            if (jump[k] == 0) continue;
            var (sum, squares, _) = strata.GetValueOrDefault(rows.Stratum(k));
            var weight = Math.Abs(jump[k]) / rows.Probability[k];
            strata[rows.Stratum(k)] = (sum + weight, squares + (weight * weight), request.IsCorpusTarget && rows.Probability[k] == 1);
        }

        var tail = request.Options.Alternative == Alternative.TwoSided ? request.Options.Alpha / 2 : request.Options.Alpha;
        var total = strata.Values.Sum(stratum => stratum.Sum);
        return Math.Min(labels, StratifiedBound.Labels(tail, [.. strata.Values.Where(stratum => !stratum.IsKnown)
            .Select(stratum => (stratum.Sum / total, stratum.Sum * stratum.Sum / stratum.Squares))]));
    }

    // (Σw)²/Σw², w with what a row weighs in the loss, over labelled rows that count, those of its group where a share is one of a group; over clusters where
    // the target is a population of them; +∞ where the corpus is the target and every row is labelled.
    private double IndependentLabels(EstimationRequest request, Solution solution, double[] influence)
    {
        if (request.IsCorpusTarget && rows.Count == request.Sample.Rows) return double.PositiveInfinity;
        var sums = new SortedDictionary<int, double>();
        var jump = Jumps(request.Sample.Map, solution.Solver.Parameters, influence);
        var first = 0.0;
        for (var k = 0; k < rows.Count; k++)
        {
            if (jump[k] == 0) continue;
            if (first == 0) first = jump[k];
            var row = rows.Index.Span[k];
            var unit = request.IsClustered && !request.IsCorpusTarget ? rows.Clusters[k] : row;
            sums[unit] = sums.GetValueOrDefault(unit) + (jump[k] / first / rows.Probability[k]);
        }

        var total = sums.Values.Sum();
        return total * total / sums.Values.Sum(weight => weight * weight);
    }
}
