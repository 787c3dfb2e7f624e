using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Rectification;

/// <content>From θ̂ and its covariance to reported targets.</content>
internal sealed partial class RectifiedEstimator
{
    // Null where the target or its variance is not a number at θ̂.
    private TargetEstimate? Report(EstimationRequest request, Solution solution, Target asked, Spread spread, RowGroups? summed)
    {
        var target = HasBound(request) ? OnItsOwnScale(asked) : asked;
        var fit = new TargetFit(this, request, solution, target, spread, summed);
        var point = target.Scale.ToReported(fit.Value);
        if (!double.IsFinite(fit.Value) || !double.IsFinite(point) || point > target.Scale.Largest) return null;
        if (request.IntervalMethod.Of(fit) is not { } interval) return null;
        var perRow = VariancePerRow(solution, target, spread);
        var largest = Influential(request, solution, fit.Influence);
        var effective = perRow is double known
            ? EffectiveSampleSize.Known(interval.ShownVariance - fit.OfRows, known, request.Sample.Rows, request.Options.Generalise)
            : null;
        var showsNothing = ShowsNothing(request, solution, interval, fit.Influence, perRow);
        var estimate = Judge(target, fit.Value, interval.Within(fit.Range), showsNothing || IsThin(request, interval.Reliance));
        return estimate with
        {
            ShowsNothing = showsNothing && !interval.Reliance.IsTooSmall,
            VariancePerRow = perRow,
            DegreesOfDesign = interval.Reliance.Degrees,
            EffectiveLabels = estimate.IsBound ? null : effective,
            TextsBehind = largest?.EffectiveRows,
            Reliance = interval.Reliance,
            Draw = request.Options.KeepsParts ? OfDrawnRows(request, solution, fit.Influence, _ => 1) : null,
            Replicated = request.Options is { KeepsParts: true, Bootstrap: { } bootstrap } ? fit.OfReplicates(bootstrap.Replicates) : default,
            Joint = request.Options.KeepsInfluence ? JointInfluenceOf(request, solution, fit.Target, fit.Influence, summed) : null,
            InfluentialRows = largest is null ? [] : [.. largest.Shares.Select(each => new RowShare(checked((int)each.Row), each.Share))],
        };
    }

    // The interval and the test of a value, or neither.
    internal static TargetEstimate Judge(Target target, double value, TargetInterval interval, bool isWithheld)
    {
        var point = target.Scale.ToReported(value);
        var error = Math.Sqrt(interval.ShownVariance);
        var hasInterval = !isWithheld && interval is { Lower: not null, Upper: not null };
        return new TargetEstimate
        {
            Term = target.Term,
            Scale = target.Scale,
            Point = hasInterval ? interval.Point ?? point : point,
            FunctionStandardError = error,
            StandardError = target.Scale.Slope(point) * error,
            Lower = hasInterval ? interval.Lower : null,
            Upper = hasInterval ? interval.Upper : null,
            DegreesOfFreedom = interval.Reference.DegreesOfFreedom,
            CriticalValue = hasInterval ? interval.CriticalValue : null,
            Statistic = hasInterval ? interval.Statistic : null,
            PValue = hasInterval ? interval.PValue : null,
            NullValue = hasInterval && interval.Statistic is not null ? target.Null : null,
            NullStandardError = hasInterval ? NullError(target, value, interval, error) : null,
            VariancePerRow = null,
            EffectiveLabels = null,
            IsBound = hasInterval && interval.IsBound,
            HasNoEnd = !isWithheld && !hasInterval,
        };
    }

    // By what the difference from the null was divided. A bound's test counts labels and divides by nothing.
    private static double? NullError(Target target, double value, TargetInterval interval, double error)
    {
        if (interval is not { Statistic: double statistic, IsBound: false } || target.Null is not double nullValue) return null;
        var difference = value - target.Scale.FromReported(nullValue);
        return difference == 0 ? error : Math.Abs(difference / statistic);
    }

    // statistics.md §7, a single run: hᵀ [Σ w g gᵀ/Σw] h with h = (Σ w ∇²ℓ/Σw)⁻¹∇τ, both at the estimate from human labels alone, unbiased as the variance
    // is, so that m labels of a uniform draw are worth m. The same for every method of a sample and for weights multiplied by a constant.
    private static double? VariancePerRow(Solution solution, Target target, Spread spread)
    {
        if (solution.HumanOnly is not { } human || spread.HumanOnlyScores is not { } scores || human.Solver.Doubt is not null) return null;
        var influence = new double[human.Solver.Parameters.Length];
        target.Gradient(human.Solver.Parameters, influence);
        human.Solver.Factor.Solve(influence);
        var weightPerRow = scores.Weight / solution.Equation.Divisor;
        return weightPerRow * weightPerRow * scores.Unbiased * SquareMatrix.Quadratic(scores.Second, influence);
    }

    private LargestShares? Influential(EstimationRequest request, Solution solution, double[] direction)
    {
        if (request.Options.InfluentialRows == 0) return null;
        var largest = new LargestShares(request.Options.InfluentialRows);
        if (request.IsCorpusTarget) AddDrawnSquares(solution, direction, largest);
        else solution.Equation.AddLargest(solution.Solver.Parameters, direction, largest);
        return largest;
    }

    private void AddDrawnSquares(Solution solution, double[] direction, LargestShares largest)
    {
        var along = Projected(ResidualScores(solution), rows.Count, direction);
        for (var k = 0; k < along.Length; k++)
        {
            var probability = rows.Probability[k];
            var weight = (1 - probability) / (probability * probability);
            largest.Add(rows.Index.Span[k], weight * (along[k] * along[k]));
        }
    }

    // The product of a direction with each row of some scores. Valid until the next call.
    private ReadOnlySpan<double> Projected(ReadOnlySpan<double> scores, int count, double[] direction)
    {
        var along = Buffer(ref projected, count).Span;
        along.Clear();
        for (var j = 0; j < direction.Length; j++) ColumnSums.AddMultiple(along, direction[j], scores.Slice(j * count, count));
        return along;
    }
}
